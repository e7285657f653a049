// What commons, journals, lessons and follows do with what nobody should send: a refusal, never a fault.
import { beforeEach, expect, test } from 'vitest'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  await cast.project({ is_public: true })
})

const BAD = 'a\0b\ud800'
const LONG = 'x'.repeat(20_000)

test('no address breaks a page', async () => {
  const faults: string[] = []
  for (const bad of ['%00', '%ED%A0%80', '%', '%25%5C', '-1', '9'.repeat(25), '__proto__'])
    for (const path of [
      `/communs?q=${bad}&espace=${bad}&montrer=${bad}`,
      `/communs/${bad}`,
      `/lecons?q=${bad}&moment=${bad}`,
      `/chantiers/carte/journal?page=${bad}`,
      `/chantiers/carte/journal/${bad}/corriger`,
      `/chantiers/carte/journal.atom?cle=${bad}`,
      `/suivis/${bad}`,
    ]) {
      const { status } = await cast.member.get(path)
      if (status >= 500) faults.push(`${path} answered ${status}`)
    }
  expect(faults).toEqual([])
})

test('no form breaks an action', async () => {
  const made = await cast.member.post('/communs/nouveau', { owner: '1', name: BAD, alert_months: '12' })
  expect(made.status).toBe(303)
  const common = made.headers.get('location')?.replace('/tenir', '') ?? ''
  const faults: string[] = []
  const send = async (path: string, fields: Record<string, string>) => {
    const { status } = await cast.steward.post(path, fields)
    if (status >= 500) faults.push(`${path} answered ${status}`)
  }
  const days = { from_on: '2026-01-01', until_on: '2026-02-01' }
  for (const bad of [BAD, LONG, '9'.repeat(25), '__proto__', '-1', '']) {
    await send('/communs/nouveau', { owner: bad, solution: bad, name: bad, repository: bad, licence: bad })
    await send(`${common}/tenir`, { name: bad, governance: bad, upkeep_half_days: bad, alert_months: bad })
    await send(`${common}/mainteneurs`, { siren: bad, shown_as: bad, part: bad, from_on: bad })
    await send(`${common}/soutiens`, { source: bad, half_days: bad, ...days })
    await send(`${common}/soutiens/${encodeURIComponent(bad.slice(0, 30).toWellFormed())}/fin`, { on: bad })
    await send(`${common}/parole`, { kind: 'stable', reason: bad, until_on: bad })
    await send(`${common}/appels`, { code: bad, note: bad })
    await send('/chantiers/carte/journal', { mood: 'good', progress: bad, needs: bad, figures: bad })
    await send('/lecons', { owner: '1', event: 'incident', line: bad, siren: bad, project: bad })
    await send('/chantiers/carte/suivre', { email: bad })
  }
  expect(faults).toEqual([])
})
