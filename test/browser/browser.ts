import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { SESSION_COOKIE } from '../people.ts'
import { type FoundChromium, findChromium } from './chromium.ts'

/** What is needed of a site: a Hono app, whole or partial. */
export type Served = { fetch: (request: Request, ...rest: never[]) => Response | Promise<Response> }

export type VisitOptions = {
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  lang?: 'fr' | 'en'
  /** `false` turns scripts off, as for a good part of the visits of a public service. */
  script?: boolean
  media?: 'screen' | 'print'
  forcedColors?: boolean
  /** The secret keys that this browser holds, as the site gave them in its cookie. */
  keys?: string | undefined
  /** The session of somebody who signed in. */
  session?: string | undefined
  /** 200 when nothing is said. */
  status?: number
}

export const WIDE = 1280
export const NARROW = 390

// Chromium would otherwise call its maker, which no test may do.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

let found: Promise<FoundChromium> | undefined

/** A browser, and one line that says which. */
export async function openBrowser(): Promise<Browser> {
  const known = found !== undefined
  found ??= findChromium()
  const { path, how, args } = await found
  const browser = await chromium.launch({ executablePath: path, args: [...QUIET, ...args] })
  if (!known) process.stderr.write(`Browser tests: Chromium ${browser.version()}, ${path} (${how})\n`)
  return browser
}

/** A site on a free port of the loopback. */
export async function openSite(site: Served): Promise<{ origin: string; close: () => Promise<void> }> {
  // The server passes its own bindings as second argument; a Hono app reads them, a bare `fetch` ignores them.
  const fetch = site.fetch as (request: Request) => Response | Promise<Response>
  return new Promise((resolve) => {
    // Other tests share this process: they keep the Request and the Response of Node.
    const own = { port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }
    const server = serve({ fetch, ...own }, (info: AddressInfo) =>
      resolve({
        origin: `http://localhost:${info.port}`,
        close: () => new Promise<void>((done) => void server.close(() => done())),
      }),
    )
  })
}

export async function openContext(browser: Browser, options: VisitOptions = {}): Promise<BrowserContext> {
  const {
    width = WIDE,
    height = 900,
    scheme = 'light',
    lang = 'fr',
    script = true,
    forcedColors,
    keys,
    session,
  } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    javaScriptEnabled: script,
    forcedColors: forcedColors ? 'active' : 'none',
  })
  const held = [
    { name: 'cles', value: keys },
    { name: SESSION_COOKIE, value: session },
  ]
  await context.addCookies(
    held.flatMap(({ name, value }) => (value ? [{ name, value, domain: 'localhost', path: '/' }] : [])),
  )
  return context
}

/** Opens a page. It must answer 200, or what is expected: an error page checked by mistake proves nothing. */
export async function open(
  context: BrowserContext,
  address: string,
  options: VisitOptions = {},
): Promise<Page> {
  const page = await context.newPage()
  if (options.media === 'print') await page.emulateMedia({ media: 'print' })
  const answer = await page.goto(address, { waitUntil: 'load' })
  if (answer?.status() !== (options.status ?? 200))
    throw new Error(`${address} answered ${answer?.status() ?? 'nothing'}`)
  return page
}

/**
 * A site and a browser for one test file: started before its tests, stopped after. `visit` opens a page in a
 * context of its own, as somebody who comes for the first time.
 */
export function browsing(site: () => Served | Promise<Served>) {
  let browser: Browser
  let origin = ''
  let close = async () => {}

  beforeAll(async () => {
    const opened = await openSite(await site())
    origin = opened.origin
    close = opened.close
    browser = await openBrowser()
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    await close()
  })

  return {
    origin: () => origin,
    browser: () => browser,
    visit: async (path: string, options: VisitOptions = {}) =>
      open(await openContext(browser, options), `${origin}${path}`, options),
  }
}
export type Browsing = ReturnType<typeof browsing>
