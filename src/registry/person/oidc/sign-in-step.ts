import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Provider } from './provider.ts'

const BYTES = 32
const fresh = () => randomBytes(BYTES).toString('base64url')

/** What this browser keeps while it is at the provider: nothing of it is worth anything elsewhere. */
export const stepForm = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  lang: z.enum(['fr', 'en']),
  suite: z.string().optional(),
})
export type Step = z.infer<typeof stepForm>

export const newStep = (kept: Pick<Step, 'lang' | 'suite'>): Step => ({
  state: fresh(),
  nonce: fresh(),
  verifier: fresh(),
  ...kept,
})

/**
 * Where to send the browser (OpenID Connect Core 1.0 §3.1.2.1, with PKCE: RFC 7636). Nothing more is asked: ProConnect
 * refuses a parameter that it does not list, `ui_locales` among them.
 */
export function authorizationUrl(provider: Provider, { state, nonce, verifier }: Step, redirectUri: string) {
  const url = new URL(provider.authorization_endpoint)
  const asked = {
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: redirectUri,
    scope: provider.scopes,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  return url.href
}

/**
 * Where to end the session of the provider too (OpenID Connect RP-Initiated Logout 1.0). ProConnect wants these three,
 * and gives the state back.
 */
export function endSessionUrl(
  provider: Provider,
  given: { idToken: string; state: string; returnTo: string },
): string | undefined {
  if (!provider.end_session_endpoint) return undefined
  const url = new URL(provider.end_session_endpoint)
  url.searchParams.set('id_token_hint', given.idToken)
  url.searchParams.set('state', given.state)
  url.searchParams.set('post_logout_redirect_uri', given.returnTo)
  return url.href
}
