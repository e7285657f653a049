import { expect, test } from 'vitest'
import { ConfigRefusal, configSchema, readConfig } from './config.ts'

const refusalOf = (env: Record<string, string>): string => {
  try {
    readConfig(env, '/srv')
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(ConfigRefusal)
    return refusal instanceof Error ? refusal.message : ''
  }
  return 'accepted'
}

test('without any setting, a site that runs: every setting has a default, or may be absent', () => {
  expect(readConfig({}, '/srv')).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    DATA_DIR: '/srv/var',
    JOBS: true,
    TRUST_PROXY: false,
  })
})

test('an empty setting is one that is not set', () => {
  const empty = Object.fromEntries(Object.keys(configSchema.shape).map((name) => [name, '']))
  expect(readConfig(empty, '/srv')).toEqual(readConfig({}, '/srv'))
})

test('a folder is found from where the program was started, and a flag said in French', () => {
  expect(readConfig({ DATA_DIR: 'donnees', JOBS: 'non', TRUST_PROXY: 'oui' }, '/srv')).toMatchObject({
    DATA_DIR: '/srv/donnees',
    JOBS: false,
    TRUST_PROXY: true,
  })
  expect(readConfig({ DATA_DIR: '/ailleurs' }, '/srv').DATA_DIR).toBe('/ailleurs')
})

test.each([
  ['PORT', 'trois'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['BASE_URL', 'pluriel.example'],
  ['DATABASE_URL', 'mysql://localhost/pluriel'],
  ['DATABASE_POOL', '1'],
  ['LOG_LEVEL', 'verbose'],
  ['SMTP_URL', 'http://localhost:25'],
  ['MAIL_FROM', 'x'],
  ['FILES_S3_URL', 'seau'],
  ['COMPANY_DIRECTORY_URL', 'annuaire'],
  ['TRUST_PROXY', 'peut-être'],
  ['REQUESTS_PER_MINUTE', '0'],
  ['WRITES_PER_MINUTE', 'x'],
  ['JOBS', '2'],
  ['HOST_NAME', 'x'.repeat(301)],
])('%s=%s is refused by its name', (name, value) => {
  const refusal = refusalOf({ [name]: value })
  expect(refusal).toMatch(new RegExp(`^Configuration refusée\\.\\n${name} : .+`))
  expect(refusal.split('\n')).toHaveLength(2)
})

test('all that is wrong is said at once, and no secret with it', () => {
  const refusal = refusalOf({ PORT: 'x', SMTP_URL: 'motdepasse@exemple.fr', DATABASE_URL: 'secret' })
  expect(
    refusal
      .split('\n')
      .slice(1)
      .map((line) => line.split(' ')[0]),
  ).toEqual(['PORT', 'DATABASE_URL', 'SMTP_URL'])
  expect(refusal).not.toMatch(/motdepasse|secret/)
})

test('each setting says what it is for', () => {
  for (const [name, schema] of Object.entries(configSchema.shape))
    expect(schema.description, name).toBeTruthy()
})
