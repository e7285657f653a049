/** How the fields of better-auth 1.7 are named in our tables (0041-person.sql). */
const dates = { createdAt: 'created_at', updatedAt: 'updated_at' }

export const tables = {
  user: { modelName: 'person', fields: { ...dates, emailVerified: 'email_verified' } },
  session: {
    modelName: 'person_session',
    fields: {
      ...dates,
      userId: 'person_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'person_credential',
    fields: {
      ...dates,
      userId: 'person_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'person_verification', fields: { ...dates, expiresAt: 'expires_at' } },
  rateLimit: { modelName: 'sign_in_rate', fields: { lastRequest: 'last_request' } },
  twoFactor: {
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
  passkey: {
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
} as const
