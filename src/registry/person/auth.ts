import type { Platform } from '#platform/http.ts'
import { signingSecret } from './secret.actions.ts'

const SESSION_DAYS = 30
const DAY_SECONDS = 86_400
const PASSWORD_MIN = 12
export const AUTH_PATH = '/compte/acces'
export const SESSION_COOKIE = 'pluriel.session_token'

/**
 * The sign-in of one instance under one address: better-auth, on our tables. It is read when the first person knocks,
 * so that a start does not wait for it. Pages never give it to a visitor as it is: see access.routes.tsx.
 */
async function openAuth({ db }: Platform, origin: string) {
  const [{ betterAuth }, { twoFactor, magicLink }, { passkey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins'),
    import('@better-auth/passkey'),
  ])
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
      ipAddress: { ipAddressHeaders: ['x-pluriel-address'] },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'sign_in_rate',
      fields: { lastRequest: 'last_request' },
    },
    emailAndPassword: { enabled: true, minPasswordLength: PASSWORD_MIN, requireEmailVerification: true },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'person_session',
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'person_credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'person_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      magicLink({ sendMagicLink: async () => undefined }),
      twoFactor({
        issuer: 'Pluriel',
        twoFactorTable: 'person_second_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'person_second_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpName: 'Pluriel',
        schema: {
          passkey: {
            modelName: 'person_passkey',
            fields: {
              userId: 'person_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
  })
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
