/**
 * What a token of a letter says, unchecked: it helps to choose a page, never to believe it. better-auth checks the
 * signature when the token is used.
 */
export function claimsOf(token: string): { updateTo?: string; requestType?: string } | undefined {
  try {
    const part = token.split('.')[1] ?? ''
    const claims: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof claims === 'object' && claims !== null ? claims : undefined
  } catch {
    return undefined
  }
}
