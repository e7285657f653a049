import pg from 'pg'

const EMPTY = 'pluriel_test_empty'

/** The same server, another database. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** One statement on the server itself, as whoever may create databases. */
export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export const dropDatabase = (serverUrl: string, name: string) =>
  onServer(serverUrl, `drop database if exists ${name} with (force)`)

/** A copy of a template by copying its files: some tens of milliseconds. */
export async function copyDatabase(serverUrl: string, name: string, template = EMPTY): Promise<string> {
  await dropDatabase(serverUrl, name)
  await onServer(serverUrl, `create database ${name} template ${template} strategy file_copy`)
  return urlOf(serverUrl, name)
}

export async function makeTemplate(serverUrl: string, fill: (url: string) => Promise<void>, name = EMPTY) {
  await dropDatabase(serverUrl, name)
  await onServer(serverUrl, `create database ${name} template template0 encoding 'UTF8'`)
  await fill(urlOf(serverUrl, name))
}
