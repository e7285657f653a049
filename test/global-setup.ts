import type { TestProject } from 'vitest/node'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { startTestPostgres } from '#platform/postgres/index.ts'
import { makeTemplate } from './test-databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

/**
 * Once for the whole run: a server of our own (or the one that TEST_DATABASE_URL names), and on it one migrated,
 * empty database that every worker copies.
 */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? undefined : await startTestPostgres()
  const serverUrl = given ?? server?.url ?? ''
  await makeTemplate(serverUrl, async (url) => {
    const pool = openPool({ url })
    await migrate(pool)
    await pool.end()
  })
  project.provide('serverUrl', serverUrl)
  return () => server?.stop()
}
