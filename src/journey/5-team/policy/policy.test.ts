import { beforeEach, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '#engines/team/index.ts'
import { type TeamWorld, teamWorld } from '#test/team-world.ts'

let all: TeamWorld
beforeEach(async () => {
  all = await teamWorld()
})
const PATH = '/espaces/exemple/politique-equipe'
const { weights, rules } = DEFAULT_POLICY
const fields = (over: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, String(value)])),
  engagementMin: String(rules.engagementMin),
  projectsMax: String(rules.projectsMax),
  peopleMax: String(rules.peopleMax),
  target: String(rules.target),
  rate: '250',
  costReference: '400',
  senior: 'oui',
  why: 'Décidé en assemblée',
  ...over,
})
const versions = () => all.world.db.selectFrom('team_policy').selectAll().orderBy('id').execute()

test('members read the policy, and an administrator publishes a version of it, with its reason', async () => {
  const { member, chair } = all.people
  expect(await (await member.get(PATH)).text()).toContain('La politique commune à tous s’applique')
  expect((await member.post(PATH, fields())).status).toBe(404)
  expect((await chair.post(PATH, fields({ level: '0,4', rate: '300,50' }))).status).toBe(303)
  expect((await versions())[0]).toMatchObject({
    version: 1,
    weights: { level: 0.4 },
    rules: { rate: 30_050, senior: true },
  })
  const { senior: _, ...withoutSenior } = fields({ why: 'Plus besoin' })
  expect((await chair.post(PATH, withoutSenior)).status).toBe(303)
  const page = await (await member.get(`${PATH}?a=1&b=2`)).text()
  expect(page).toContain('exemple, 2')
  expect(page).toContain('Plus besoin')
  expect(page).toContain('300,50')
})

test('a version is never rewritten: the database refuses', async () => {
  await all.people.chair.post(PATH, fields())
  await expect(
    all.world.db.updateTable('team_policy').set({ why: 'Autre chose' }).execute(),
  ).rejects.toThrow()
  await expect(all.world.db.deleteFrom('team_policy').execute()).rejects.toThrow()
})

test('what cannot be read is refused, field by field, and kept on the form', async () => {
  const answer = await all.people.chair.post(PATH, fields({ level: '-1', why: '' }))
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('href="#level"')
  expect(page).toContain('href="#why"')
  expect(page).toContain('value="-1"')
  expect(await versions()).toEqual([])
})

test('nobody else reads it; a space without teams has no policy', async () => {
  expect((await all.world.get(PATH)).status).toBe(303)
  for (const who of [all.people.stranger, all.people.alone]) expect((await who.get(PATH)).status).toBe(404)
  await all.world.db
    .updateTable('space')
    .set({ modules_off: ['team'] })
    .where('slug', '=', 'exemple')
    .execute()
  expect((await all.people.chair.get(PATH)).status).toBe(404)
  expect((await all.people.chair.post(PATH, fields())).status).toBe(404)
})
