import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Config } from '#platform/config.ts'
import type { Platform } from '#platform/http.ts'

const SECONDS_MAX = 5
const ANSWER_CHARS_MAX = 200_000
/** How long what the provider says of itself is believed without asking again. */
const FRESH_MS = 60_000
/** Keys of which only one half is known here: a secret shared with the provider signs nothing for us. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

const described = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
})
type Described = z.infer<typeof described>

/** A provider that answered: what it says of itself, its keys, and who we are to it. */
export type Provider = Described & {
  keys: JWTVerifyGetKey
  clientId: string
  clientSecret: string
  scopes: string
}

/** The provider does not answer, or not as the standard says. Said to the visitor; the next one tries again. */
export class ProviderDown extends Error {}

type Known = { provider: Provider; at: number }
const known = new WeakMap<Platform, Known>()

export const isConfigured = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Config): boolean =>
  Boolean(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET)

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0), asked when somebody needs it: a provider that is
 * down when the site starts is found when it comes back. Nothing is remembered of a failure.
 */
export async function discover(platform: Platform): Promise<Provider> {
  const { config, clock } = platform
  const kept = known.get(platform)
  if (kept && clock().getTime() - kept.at < FRESH_MS) return kept.provider
  const issuer = (config.OIDC_ISSUER ?? '').replace(/\/$/, '')
  const read = described.safeParse(await jsonFrom(`${issuer}/.well-known/openid-configuration`))
  if (!read.success || read.data.issuer.replace(/\/$/, '') !== issuer) throw new ProviderDown('discovery')
  const provider = {
    ...read.data,
    keys: createRemoteJWKSet(new URL(read.data.jwks_uri), { timeoutDuration: SECONDS_MAX * 1_000 }),
    clientId: config.OIDC_CLIENT_ID ?? '',
    clientSecret: config.OIDC_CLIENT_SECRET ?? '',
    scopes: config.OIDC_SCOPES,
  }
  known.set(platform, { provider, at: clock().getTime() })
  return provider
}

/** Signed by the provider, for us, and still valid: else an error. */
export async function verified(provider: Provider, token: string) {
  const { issuer, clientId: audience, keys } = provider
  const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ALGORITHMS })
  return payload
}

type Exchange = { code: string; verifier: string; redirectUri: string }
const tokens = z.object({ access_token: z.string().min(1), id_token: z.string().min(1) })

/** Changes the code of the visitor for the tokens of their sign-in, with the secret that only we both know. */
export async function exchange(provider: Provider, { code, verifier, redirectUri }: Exchange) {
  const { clientId, clientSecret, token_endpoint_auth_methods_supported: methods = [] } = provider
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  })
  const basic = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
  const headers: Record<string, string> = {}
  if (methods.includes('client_secret_post')) {
    form.set('client_id', clientId)
    form.set('client_secret', clientSecret)
  } else headers.authorization = `Basic ${Buffer.from(basic).toString('base64')}`
  const read = tokens.safeParse(
    await jsonFrom(provider.token_endpoint, { method: 'POST', body: form, headers }),
  )
  if (!read.success) throw new ProviderDown('token')
  return { accessToken: read.data.access_token, idToken: read.data.id_token }
}

/** What the provider says of the person: plain JSON, or signed as ProConnect does (RFC 7519). */
export async function userInfo(provider: Provider, accessToken: string): Promise<unknown> {
  const { text, type } = await answerOf(provider.userinfo_endpoint, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  return type.startsWith('application/jwt') ? verified(provider, text.trim()) : parsed(text)
}

const jsonFrom = async (url: string, init?: RequestInit) => parsed((await answerOf(url, init)).text)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProviderDown('not JSON')
  }
}

async function answerOf(url: string, init: RequestInit = {}): Promise<{ text: string; type: string }> {
  const signal = AbortSignal.timeout(SECONDS_MAX * 1_000)
  const answer = await fetch(url, { ...init, redirect: 'error', signal }).catch((cause: unknown) => {
    throw new ProviderDown('no answer', { cause })
  })
  const text = await answer.text().catch(() => '')
  if (!answer.ok || text.length > ANSWER_CHARS_MAX) throw new ProviderDown(`status ${answer.status}`)
  return { text, type: answer.headers.get('content-type') ?? '' }
}
