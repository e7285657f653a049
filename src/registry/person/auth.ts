import type { Platform } from '#platform/http.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './access/access.form.ts'
import { ADDRESS_HEADER } from './access/headers.ts'
import { lettersOf } from './access/letters.ts'
import { tables } from './auth-names.ts'
import { entryPlugin } from './oidc/entry-plugin.ts'
import { signingSecret } from './secret.actions.ts'

const DAY_SECONDS = 86_400
const MINUTE_SECONDS = 60
const SESSION_DAYS = 30
export const AUTH_PATH = '/compte/acces'
export const SESSION_COOKIE = 'pluriel.session_token'

/** How often one network may knock at each door in a minute: a classroom signs in, a list of passwords does not. */
const doors = {
  '/sign-in/email': 20,
  '/sign-up/email': 10,
  '/sign-in/magic-link': 5,
  '/magic-link/verify': 10,
  '/request-password-reset': 5,
  '/reset-password': 10,
  '/verify-email': 20,
  '/change-email': 5,
  '/change-password': 10,
  '/two-factor/*': 10,
  '/passkey/*': 30,
} as const
const limits = Object.fromEntries(
  Object.entries(doors).map(([door, max]) => [door, { window: MINUTE_SECONDS, max }]),
)

/**
 * The sign-in of one instance under one address: better-auth, on our tables (decision 0017). It is read when the first
 * person knocks, so that a start does not wait for it. Pages never give it to a visitor as it is: see access/ask.ts.
 */
async function openAuth(platform: Platform, origin: string) {
  const { db } = platform
  const [{ betterAuth }, plugins] = await Promise.all([import('better-auth'), openPlugins(platform, origin)])
  const letters = lettersOf(platform, origin)
  return betterAuth({
    appName: 'Pluriel',
    baseURL: origin,
    basePath: AUTH_PATH,
    secret: await signingSecret(db),
    trustedOrigins: [origin],
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'pluriel',
      useSecureCookies: origin.startsWith('https:'),
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    rateLimit: { enabled: true, storage: 'database', customRules: limits, ...tables.rateLimit },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      onExistingUserSignUp: ({ user }, request) => letters.known(user, request),
      sendResetPassword: ({ user, token }, request) => letters.reset(user, token, request),
      onPasswordReset: ({ user }, request) => letters.changed(user, request),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      expiresIn: DAY_SECONDS,
      sendVerificationEmail: ({ user, token }, request) => letters.confirm(user, token, request),
    },
    user: {
      ...tables.user,
      additionalFields: { lang: { type: 'string', required: false, defaultValue: 'fr' } },
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: ({ user, newEmail, token }, request) =>
          letters.moveAsked(user, { to: newEmail, token }, request),
      },
    },
    session: {
      ...tables.session,
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      additionalFields: { idToken: { type: 'string', required: false, input: false, fieldName: 'id_token' } },
    },
    account: tables.account,
    verification: { ...tables.verification, storeIdentifier: 'hashed' },
    // A session does not remember where it is: the name of the browser is enough to know it again.
    databaseHooks: {
      session: { create: { before: async (session) => ({ data: { ...session, ipAddress: null } }) } },
    },
    plugins,
  })
}

const LINK_MINUTES = 15

async function openPlugins(platform: Platform, origin: string) {
  const [{ twoFactor, magicLink }, { passkey }, { APIError }, entry] = await Promise.all([
    import('better-auth/plugins'),
    import('@better-auth/passkey'),
    import('better-auth/api'),
    entryPlugin(),
  ])
  const letters = lettersOf(platform, origin)
  const second = twoFactor({
    issuer: 'Pluriel',
    // Who signs in through a provider, or by a link, has no password to confirm with.
    allowPasswordless: true,
    twoFactorTable: 'person_second_factor',
    schema: tables.twoFactor,
  })
  // A link in a mailbox is one factor, as a password is: the second one is asked after it too.
  for (const hook of second.hooks.after)
    hook.matcher = ({ path }) => path === '/sign-in/email' || path === '/magic-link/verify'
  return [
    magicLink({
      disableSignUp: true,
      storeToken: 'hashed',
      expiresIn: LINK_MINUTES * MINUTE_SECONDS,
      sendMagicLink: ({ email, token }, asked) => letters.link(email, token, asked),
    }),
    second,
    entry,
    passkey({
      rpName: 'Pluriel',
      schema: tables.passkey,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      authentication: {
        // Alone, it stands for two factors: that it is held, and that its holder proved to be there.
        afterVerification: async ({ verification }) => {
          if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
        },
      },
    }),
  ]
}
export type Auth = Awaited<ReturnType<typeof openAuth>>

/** A spoofed Host header must not fill the memory. */
const ORIGINS_MAX = 8
const opened = new WeakMap<Platform, Map<string, Promise<Auth>>>()

/** The sign-in of this platform at this address, made once. */
export function authOf(platform: Platform, origin: string): Promise<Auth> {
  const known = opened.get(platform) ?? new Map<string, Promise<Auth>>()
  opened.set(platform, known)
  const auth = known.get(origin) ?? openAuth(platform, origin)
  if (known.size >= ORIGINS_MAX && !known.has(origin)) known.clear()
  known.set(origin, auth)
  auth.catch(() => known.delete(origin))
  return auth
}
