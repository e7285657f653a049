// Somebody who means harm, or whose keyboard slipped: every field of every form, then a body that never ends.
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openSite } from '#test/browser/browser.ts'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'
import { emptyWorld } from '#test/world.ts'
import { type FoundForm, formsOf } from './forms.ts'

const TAG = '<img src=x onerror=alert(1)>'
const hostile: Readonly<Record<string, string>> = {
  nothing: '',
  html: `"'>${TAG}<script>alert(1)</script>`,
  sql: `'); drop table need; --`,
  'emoji and right-to-left': '🗺️👩‍🚒 عربي \u202e עברית \u200f',
  'control characters': 'a\0b\u0007c\u001b[31m\r\nSet-Cookie: x=1',
  'half a character': '\ud800',
  number: '99999999999999999999999',
  '50,000 signs': 'é'.repeat(50_000),
  'a path': '%s %00 ../../etc/passwd',
}
const pagesOf = ({ refs: { open, redacted, group } }: FilledWorld) => [
  '/',
  '/besoins',
  '/solutions?q=agenda',
  '/solutions/agenda-des-salles/usages/nouveau',
  '/organismes?q=brest',
  '/organismes/nouveau',
  '/organismes/nouveau?numero=552081317&saisie=oui',
  ...[open, redacted].flatMap((ref) =>
    ['', '/compris', '/preciser', '/publier', '/comparer', '/grouper', '/suivi'].map(
      (end) => `/besoins/${ref}${end}`,
    ),
  ),
  `/groupes/${group}`,
]
/** It takes away what the others are tried on. */
const isLast = ({ action }: FoundForm) => action.endsWith('/effacer')

async function formsOfSite(world: FilledWorld): Promise<FoundForm[]> {
  const forms = new Map<string, FoundForm>()
  for (const path of pagesOf(world)) {
    const answer = await world.get(path)
    expect(answer.status, path).toBe(200)
    for (const form of formsOf(await answer.text()))
      forms.set(`${form.method} ${form.action} ${[...form.fields.keys()]}`, form)
  }
  return [...forms.values()].sort((a, b) => Number(isLast(a)) - Number(isLast(b)))
}

function send({ get, post }: FilledWorld, { method, action }: FoundForm, fields: Map<string, string>) {
  const sent = new URLSearchParams([...fields])
  return method === 'post' ? post(action, Object.fromEntries(fields)) : get(`${action}?${sent}`)
}

/** What is wrong with an answer to something hostile; nothing when it is read, refused or understood. */
async function faultOf(world: FilledWorld, answer: Response): Promise<string | undefined> {
  if (answer.headers.has('set-cookie') && /x=1/.test(answer.headers.get('set-cookie') ?? ''))
    return 'a header was injected'
  const next = answer.status === 303 ? answer.headers.get('location') : undefined
  const shown = next ? await world.get(new URL(next, 'http://localhost:3000').pathname) : answer
  const html = await shown.text()
  if (shown.status >= 500 || answer.status >= 500) return `${answer.status}, then ${shown.status}`
  return html.includes(TAG) || html.includes('<script>alert') ? 'the tag came out alive' : undefined
}

/** All the fields of a form at once for each kind of harm, then each field alone with all that breaks pages. */
function* attemptsOn(form: FoundForm): Generator<Map<string, string>> {
  const names = [...form.fields.keys()]
  for (const value of Object.values(hostile)) yield new Map(names.map((name) => [name, value]))
  if (isLast(form)) return
  for (const name of names) yield new Map(form.fields).set(name, Object.values(hostile).slice(1, 5).join(' '))
}

test('every field of every form takes anything: it is kept as text, or refused in words', async () => {
  const world = await filledWorld({ config: { COMPANY_DIRECTORY_URL: 'http://127.0.0.1:9/' } })
  const forms = await formsOfSite(world)
  expect(forms.length).toBeGreaterThan(20)
  const faults: string[] = []
  for (const form of forms)
    for (const fields of attemptsOn(form)) {
      const fault = await faultOf(world, await send(world, form, fields))
      if (fault)
        faults.push(`${form.method} ${form.action} ${JSON.stringify([...fields]).slice(0, 300)}: ${fault}`)
    }
  expect(faults).toEqual([])
  expect((await world.get('/besoins')).status).toBe(200)
})

const MEGABYTE = 1_000_000
const SENT = 200 * MEGABYTE
const PIECE = Buffer.alloc(64 * 1024, 'a')

/** Pieces that never end, but at 200 megabytes; counts what was taken. */
async function* pieces(count: { sent: number }) {
  for (; count.sent < SENT; count.sent += PIECE.length) yield PIECE
}

/** Sends a body as long as it is taken; says what came back, and how much had left by then. */
function upload(url: string, headers: Record<string, string>): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    const count = { sent: 0 }
    const asking = request(url, { method: 'POST', headers }, (answer) => {
      resolve({ status: answer.statusCode ?? 0, sent: count.sent })
      asking.destroy()
    })
    // Once answered, a connection that breaks is what we asked for: the promise is settled already.
    asking.on('error', reject)
    Readable.from(pieces(count)).pipe(asking)
  })
}

test.each([
  ['that says its length', { 'content-length': String(SENT) }],
  ['that does not', { 'transfer-encoding': 'chunked' }],
])('200 megabytes, in a body %s: refused early, and never held', async (_, length) => {
  const site = await openSite((await emptyWorld()).app)
  const before = process.memoryUsage().rss
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const { status, sent } = await upload(`${site.origin}/besoins`, {
      'content-type': type,
      origin: site.origin,
      ...length,
    })
    expect(status).toBe(413)
    expect(sent, 'bytes that left before the answer').toBeLessThan(SENT / 10)
  }
  expect(process.memoryUsage().rss - before, 'memory that it took').toBeLessThan(60 * MEGABYTE)
  await site.close()
})
