import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Config } from '#platform/config.ts'
import { refuseStart } from './refusals.ts'
import { words } from './start.words.ts'

type Fetch = (request: Request, env: object) => Response | Promise<Response>

/** `url` is where a person of this machine reaches the site. `answerWith` gives the port to the site, once ready. */
export type Door = { url: string; answerWith: (site: Fetch) => void; close: () => Promise<void> }

const DRAIN_MS = 2_000
const KEEP_ALIVE_MS = 10_000
const HEADERS_MS = 15_000
const REQUEST_MS = 60_000

/** Takes the port at once, so that one already taken is known before anything else is done. */
export async function openDoor({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Promise<Door> {
  let current: Fetch = preparing
  // What the platform calls Request and Response stays what Node says they are, for the whole process.
  const server = createAdaptorServer({
    fetch: (request, env) => current(request, env),
    overrideGlobalObjects: false,
  }) as Server
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEADERS_MS
  server.requestTimeout = REQUEST_MS
  await listen(server, HOST, PORT)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : PORT
  return {
    url: `http://${nameOf(HOST)}:${port}`,
    answerWith: (site) => {
      current = site
    },
    close: () => close(server),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, host, port)))
    server.listen(port, host, resolve)
  })
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') return refuseStart('portTaken', port)
  if (error.code === 'EACCES') return refuseStart('portForbidden', port)
  if (/^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|EINVAL)$/.test(error.code ?? ''))
    return refuseStart('hostUnknown', host)
  return error
}

const nameOf = (host: string): string => {
  if (/^(127\.0\.0\.1|0\.0\.0\.0|::1?|localhost)$/.test(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** What is being answered is finished, within reason; nothing new comes in. */
function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
  return closed
}

/** While the database fills for the first time. */
function preparing(request: Request): Response {
  const lang = new URL(request.url).pathname.startsWith('/en') ? 'en' : 'fr'
  const page = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<title>Pluriel</title><p>${words[lang].preparing}</p></html>`
  return new Response(page, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '3', 'cache-control': 'no-store' },
  })
}
