import { beforeEach, expect, test } from 'vitest'
import { december, type Someone, type TeamWorld, teamWorld } from '#test/team-world.ts'

const PATH = '/chantiers/cantine/equipe'
let all: TeamWorld
let lead: Someone
beforeEach(async () => {
  all = await teamWorld()
  lead = all.people.lead
})

/** Somebody who accepts to be proposed, and is free all December. */
async function candidate(name: string, skills: Record<string, { level: number }>) {
  const person = await all.world.signIn({ name: `Secret ${name}`, email: `${name}@exemple.fr` })
  await all.profile(person, name, { skills, fields: { availability: [true, 'network'] } })
  await all.free(person, december())
  await all.accepts(person, 'network')
  return person.person
}
const mustBeHeld = (id: bigint) =>
  all.world.db.updateTable('project_role').set({ is_must: true }).where('id', '=', id).execute()
async function without(person: string): Promise<string> {
  const html = await (await lead.get(`${PATH}?sans=${person}`)).text()
  const after = html.slice(html.indexOf('id="depart"'))
  return after.slice(after.indexOf('</form>'), after.indexOf('id="composer"'))
}
const proposed = async () => {
  const { teams } = await all.world.db.selectFrom('team_proposal').select('teams').executeTakeFirstOrThrow()
  return teams[0]?.assignments.map(({ person }) => person) ?? []
}

test('without its only senior, a team breaks a rule that the page names, with who could mend it', async () => {
  await all.role({ title: 'Code', half_days: 8, skills: { react: { level: 1 } } })
  await all.role({ title: 'Audit', half_days: 6, skills: { rgaa: { level: 1 } } })
  await candidate('ada', { react: { level: 3 } })
  await candidate('bob', { rgaa: { level: 1 } })
  await candidate('cleo', { react: { level: 3 } })
  await candidate('dan', { rgaa: { level: 1 } })
  expect((await lead.post(PATH, {})).status).toBe(303)
  const team = await proposed()
  const named = new Map(
    (await all.world.db.selectFrom('profile').select(['person_id', 'handle']).execute()).map((one) => [
      one.person_id,
      one.handle,
    ]),
  )
  const senior = team.find((id) => ['ada', 'cleo'].includes(named.get(id) ?? '')) ?? ''
  const other = named.get(senior) === 'ada' ? 'cleo' : 'ada'
  const left = await without(senior)
  expect(left).toContain('une personne confirmée')
  expect(left).toContain(`${other} pourrait`)
  for (const name of ['bob', 'dan']) expect(left).not.toContain(`<li>${name}`)
  const fine = await without(team.find((id) => id !== senior) ?? '')
  expect(fine).not.toContain('une personne confirmée')
})

test('two technical people and one designer: without one of the two, the rule and who could take the place', async () => {
  await mustBeHeld(
    await all.role({ title: 'Technique', half_days: 6, places: 2, skills: { react: { level: 1 } } }),
  )
  await mustBeHeld(await all.role({ title: 'Interface', half_days: 6, skills: { ux: { level: 1 } } }))
  const made = new Map<string, string>()
  for (const name of ['ada', 'bob', 'cleo']) made.set(await candidate(name, { react: { level: 3 } }), name)
  const designer = await candidate('dina', { ux: { level: 2 } })
  expect((await lead.post(PATH, {})).status).toBe(303)
  const team = await proposed()
  expect(team).toHaveLength(3)
  const [one = ''] = team.filter((id) => made.has(id))
  const spare = [...made].find(([id]) => !team.includes(id))?.[1]
  const left = await without(one)
  expect(left).toContain('personnes dans un rôle, au moins (Technique)')
  expect(left).toContain(`${spare} pourrait`)
  const alone = await without(designer)
  expect(alone).toContain('personnes dans un rôle, au moins (Interface)')
  expect(alone).toContain('ne pourrait réparer cela')
})
