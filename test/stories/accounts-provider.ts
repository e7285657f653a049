// A real provider of identities on the loopback, as strict as ProConnect: PKCE asked, one secret, whole addresses.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider'

export type Identity = {
  sub: string
  email?: string
  email_verified?: boolean
  given_name?: string
  usual_name?: string
  siret?: string
}
type Asked = {
  /** The address of the site that people come back to. */
  site: string
  /** What it says of people is signed, as ProConnect does. */
  signed: boolean
  /** Where it listened before it went down, when it comes back. */
  port?: number
}
export const CLIENT = { id: 'pluriel', secret: 'un-secret-pour-les-essais' }

/** Opens the provider. `identity` may change: it is whoever signs in next. */
export async function openProvider({ site, signed, port = 0 }: Asked) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const opened = { issuer, identity: { sub: 'agent-1' } as Identity }
  const provider = new Provider(issuer, await settings({ site, signed }, () => opened.identity))
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    if (isUnlisted(pathname, searchParams)) return void response.writeHead(400).end('Y000400')
    return pathname.startsWith('/interaction/')
      ? void agree(provider, opened.identity, request, response)
      : void answer(request, response)
  })
  const is = (identity: Identity): void => {
    opened.identity = identity
  }
  const close = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => void server.close(() => resolve()))
  }
  return { ...opened, is, close }
}
export type OpenedProvider = Awaited<ReturnType<typeof openProvider>>

/** The parameters that ProConnect lists for each door, and PKCE: one that is missing or not listed is refused. */
const listed: Readonly<Record<string, { required: readonly string[]; optional: readonly string[] }>> = {
  '/auth': {
    required: ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce'],
    optional: ['claims', 'prompt', 'idp_hint', 'login_hint', 'code_challenge', 'code_challenge_method'],
  },
  '/session/end': { required: ['id_token_hint', 'state', 'post_logout_redirect_uri'], optional: [] },
}
const RANDOM_SIGNS_MIN = 32

function isUnlisted(path: string, given: URLSearchParams): boolean {
  const names = listed[path]
  if (!names) return false
  const isShort = (name: string) => (given.get(name) ?? '').length < RANDOM_SIGNS_MIN
  return (
    names.required.some((name) => !given.get(name)) ||
    [...given.keys()].some((name) => ![...names.required, ...names.optional].includes(name)) ||
    ['state', 'nonce'].some((name) => names.required.includes(name) && isShort(name))
  )
}

async function settings({ site, signed }: Asked, identity: () => Identity) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        token_endpoint_auth_method: 'client_secret_post' as const,
        redirect_uris: [`${site}/compte/acces/fournisseur`],
        post_logout_redirect_uris: [`${site}/connexion`],
        ...(signed ? { userinfo_signed_response_alg: 'RS256' as const } : {}),
      },
    ],
    jwks: { keys: [{ ...jwk, kid: 'essai', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['une-cle-pour-les-essais'] },
    adapter: inMemory(),
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    features: { jwtUserinfo: { enabled: true }, devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    scopes: ['openid', 'email', 'given_name', 'usual_name', 'siret'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      siret: ['siret'],
    },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: async () => ({ ...identity(), sub: accountId }),
    }),
  }
}

/** Whoever comes signs in as `identity` and consents to everything. */
async function agree(
  provider: Provider,
  { sub }: Identity,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const grant = new provider.Grant({ accountId: sub, clientId: CLIENT.id })
  grant.addOIDCScope('openid email given_name usual_name siret')
  const grantId = await grant.save()
  await provider.interactionFinished(request, response, { login: { accountId: sub }, consent: { grantId } })
}

/** What the provider remembers, until it is closed. */
function inMemory() {
  const kept = new Map<string, AdapterPayload>()
  return (kind: string): Adapter => {
    const key = (id: string) => `${kind}:${id}`
    return {
      upsert: async (id, payload) => void kept.set(key(id), payload),
      find: async (id) => kept.get(key(id)),
      findByUid: async (uid) =>
        [...kept].find(([name, one]) => name.startsWith(`${kind}:`) && one.uid === uid)?.[1],
      findByUserCode: async () => undefined,
      consume: async (id) => void Object.assign(kept.get(key(id)) ?? {}, { consumed: Date.now() / 1_000 }),
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, one] of kept) if (one.grantId === grantId) kept.delete(name)
      },
    }
  }
}
