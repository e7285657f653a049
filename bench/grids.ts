// Two hundred people save their month of half-days at the same time, several times: nothing is lost, and how long it takes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boundsOfMonth, daysFrom, weekdayOf } from '#engines/half-days/days.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import { openPool } from '#platform/database.ts'
import type { Platform } from '#platform/http.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { openDatabase } from '#platform/wall.ts'
import { SESSION_COOKIE, signedIn } from '#test/people.ts'
import { startSite } from '#test/start/pluriel.ts'
import { centile } from './centile.ts'
import { printTable } from './table.ts'

const PEOPLE = 200
const ROUNDS = process.argv.includes('--short') ? 2 : 6
const MONTH = '2026-12'
const LETTERS = ['D', 'K', 'N'] as const
const STATES = { D: 'available', K: 'leave', N: 'off' } as const

const { from, until } = boundsOfMonth(MONTH)
const closed = holidaysBetween(from, until)
const slots = daysFrom(from, until)
  .filter((day) => weekdayOf(day) <= 5 && !closed.has(day))
  .flatMap((day) => [`${day}am`, `${day}pm`])

/** What each person writes, round after round: never twice the same thing in one half-day. */
const letterOf = (person: number, round: number, at: number) =>
  LETTERS[(person + round + at) % LETTERS.length] ?? 'D'

function formOf(person: number, round: number): URLSearchParams {
  const fields = slots.flatMap((slot, at): [string, string][] => [
    [`c-${slot}`, letterOf(person, round, at)],
    [`b-${slot}`, round === 0 ? '' : STATES[letterOf(person, round - 1, at)]],
  ])
  return new URLSearchParams(fields)
}

async function save(origin: string, cookie: string, body: URLSearchParams): Promise<number> {
  const since = performance.now()
  const headers = { origin, cookie: `${SESSION_COOKIE}=${cookie}` }
  const answer = await fetch(`${origin}/mon/temps?mois=${MONTH}`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body,
  })
  await answer.arrayBuffer()
  if (answer.status !== 303) throw new Error(`A grid was answered ${answer.status}`)
  return performance.now() - since
}

const dataDir = await mkdtemp(join(tmpdir(), 'pluriel-bench-'))
const server = await startPostgres({ dataDir })
const site = startSite(join(dataDir, 'site'), {
  env: { DATABASE_URL: server.url, WRITES_PER_MINUTE: '100000000', JOBS: 'non' },
})
try {
  const origin = await site.ready
  const pool = openPool({ url: server.url })
  const db = openDatabase(pool)
  // Only the database of a platform is read there.
  const cookies = await Promise.all(
    Array.from({ length: PEOPLE }, (_, i) => signedIn({ db } as Platform, { name: `Personne ${i}` })),
  )
  const rows: string[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    const times = await Promise.all(cookies.map(({ cookie }, i) => save(origin, cookie, formOf(i, round))))
    rows.push([String(round + 1), ...[0.5, 0.95, 0.99, 1].map((share) => centile(times, share).toFixed(0))])
  }
  const kept = await db.selectFrom('half_day').select(['person_id', 'day', 'half', 'kind']).execute()
  const found = new Map(kept.map(({ person_id, day, half, kind }) => [`${person_id} ${day}${half}`, kind]))
  const lost = cookies.flatMap(({ id }, person) =>
    slots.filter((slot, at) => found.get(`${id} ${slot}`) !== STATES[letterOf(person, ROUNDS - 1, at)]),
  )
  console.log(
    `${PEOPLE} people at once, ${slots.length} half-days each, ${kept.length} kept, ${lost.length} lost`,
  )
  printTable(['round', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'], rows)
  await pool.end()
  if (lost.length > 0 || kept.length !== PEOPLE * slots.length) throw new Error('half-days were lost')
} finally {
  await site.stop()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
