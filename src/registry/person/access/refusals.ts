/** Why the sign-in says no, in our words: see refusals.words.ts. */
const reasons = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials-wrong',
  INVALID_PASSWORD: 'password-wrong',
  INVALID_EMAIL: 'email-wrong',
  EMAIL_NOT_VERIFIED: 'email-unconfirmed',
  PASSWORD_TOO_SHORT: 'password-short',
  PASSWORD_TOO_LONG: 'password-long',
  INVALID_TOKEN: 'link-stale',
  TOKEN_EXPIRED: 'link-stale',
  USER_NOT_FOUND: 'link-stale',
  INVALID_USER: 'link-stale',
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'begin-again',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'begin-again',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
  SESSION_NOT_FRESH: 'session-old',
  UNAUTHORIZED: 'session-over',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'password-none',
  TOTP_ALREADY_ENABLED: 'factor-on',
  TOTP_NOT_ENABLED: 'begin-again',
} as const

export type AccessRefusal =
  | (typeof reasons)[keyof typeof reasons]
  | 'too-many'
  | 'account-tired'
  | 'sign-in-again'
  | 'incomplete'
  | 'name-wrong'
  | 'email-other'
  | 'current-wrong'
  | 'current-missing'
  | 'password-missing'
  | 'code-missing'
  | 'refused'

export const refusalOf = (code: string): AccessRefusal => reasons[code as keyof typeof reasons] ?? 'refused'
