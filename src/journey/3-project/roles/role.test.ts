import { beforeEach, expect, test } from 'vitest'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { readSkillCell, skillCell } from './role-skills.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  await cast.project({ is_public: true })
})

const base = '/chantiers/carte/roles'
const wanted = {
  title: 'Développement',
  half_days: '24',
  places: '2',
  from_on: '2027-01-04',
  until_on: '2027-03-26',
}
const skills = { 'skill-0': 'React', 'level-0': '2', 'must-0': 'oui', 'skill-1': 'qgis', 'level-1': '1' }
const html = async (who: { get: World['get'] }, path = base) => (await who.get(path)).text()
const add = (over: Record<string, string> = {}, who = cast.member) =>
  who.post(base, { ...wanted, ...skills, ...over })
const roles = () => world.db.selectFrom('project_role').selectAll().orderBy('position').execute()
const skillRows = () => world.db.selectFrom('project_role_skill').selectAll().orderBy('skill_id').execute()

test('a role says its half-days, its dates, its places and its skills', async () => {
  expect((await add({ is_senior: 'oui' })).status).toBe(303)
  expect(await roles()).toMatchObject([
    {
      title: 'Développement',
      half_days: 24,
      places: 2,
      is_senior: true,
      is_learner_place: false,
      published_on: null,
    },
  ])
  expect(await skillRows()).toMatchObject([
    { skill_id: 'qgis', level: 1, is_must: false },
    { skill_id: 'react', level: 2, is_must: true },
  ])
  const page = await html(cast.member)
  for (const shown of ['24 demi-journées × 2 places', 'du 4 janvier 2027 au 26 mars 2027', 'indispensable'])
    expect(page).toContain(shown)
})

test('a button pressed twice adds one role; another skill is another role', async () => {
  const answers = await Promise.all([add(), add()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  await add({ 'level-0': '3' })
  expect(await roles()).toHaveLength(2)
  expect((await skillRows()).map(({ level }) => level)).toEqual([1, 1, 2, 3])
})

test('a role says where its work is done and whether it must be held; its sheet says the same', async () => {
  await add({ remote: 'hybrid', is_must: 'oui' })
  expect(await roles()).toMatchObject([{ remote: 'hybrid', is_must: true }])
  const page = await html(cast.member)
  for (const shown of ['Hybride', 'Doit être tenu']) expect(page).toContain(shown)
  expect((await add({ remote: 'ailleurs' })).status).toBe(422)
  const text = await html(cast.member, `${base}.csv`)
  expect(await compare(text)).toContain('dit ce qui est déjà là')
  const changed = await compare(text.replace('Hybride', 'remote'))
  expect(changed).toContain('0 ajout, 1 changement, 0 retrait')
  await cast.member.post(`${base}/appliquer`, {
    seen: hidden(changed, 'seen'),
    rows: hidden(changed, 'rows'),
  })
  expect(await roles()).toMatchObject([{ remote: 'remote', is_must: true }])
  expect(await compare(text.replace('Hybride', 'ailleurs'))).toContain('écrivez Sur place')
})

test('the budget of the team is said where the roles are, by who changes the chantier', async () => {
  const say = (team_budget: string, who = cast.member) => who.post(`${base}/budget`, { team_budget })
  const budget = async () =>
    (await world.db.selectFrom('project').select('team_budget_cents').executeTakeFirst())?.team_budget_cents
  expect((await say('12 000,5')).status).toBe(303)
  expect(await budget()).toBe(1_200_050n)
  expect(await html(cast.member)).toContain('value="12000,50"')
  const wrong = await say('beaucoup')
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('href="#team_budget"')
  for (const who of [cast.stranger, cast.outsider]) expect((await say('1', who)).status).toBe(404)
  expect(await html(await cast.join(cast.coop, 'Emma Roy', 'learner'))).not.toContain('12000,50')
  expect(await budget()).toBe(1_200_050n)
  await say('')
  expect(await budget()).toBeNull()
})

test('a skill that nobody knows is answered by those that it may mean; the same twice is refused', async () => {
  const answer = await add({ 'skill-0': 'reactt' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Vouliez-vous dire')
  expect((await add({ 'skill-1': 'REACT' })).status).toBe(422)
  const wrong = await add({ title: '', half_days: '0' })
  const page = await wrong.text()
  for (const field of ['title', 'half_days']) expect(page).toContain(`href="#${field}"`)
  expect(await (await add({ until_on: '2026-01-01' })).text()).toContain('href="#until_on"')
  expect(await roles()).toEqual([])
})

test('a role is private until it is published; closed, it leaves the public page', async () => {
  await add()
  const [role] = await roles()
  const path = `${base}/${role?.id}`
  const seen = async () => (await html(world, '/chantiers/carte')).includes('Développement')
  expect(await seen()).toBe(false)
  expect((await cast.member.post(`${path}/etat`, { move: 'publish' })).status).toBe(303)
  expect(await seen()).toBe(true)
  const kept = await cast.member.post(`${path}/retirer`, {})
  expect(kept.status).toBe(422)
  expect(await kept.text()).toContain('fermez-le plutôt')
  expect((await cast.member.post(`${path}/etat`, {})).status).toBe(400)
  await cast.member.post(`${path}/etat`, { move: 'close' })
  expect(await seen()).toBe(false)
  expect(await roles()).toHaveLength(1)
})

test('a draft is changed and removed by who changes the chantier, and by nobody else', async () => {
  await add()
  const [role] = await roles()
  const path = `${base}/${role?.id}`
  const learner = await cast.join(cast.coop, 'Emma Roy', 'learner')
  expect(await html(learner)).toContain('Développement')
  for (const who of [learner, cast.stranger, cast.outsider]) {
    expect((await who.get(path)).status).toBe(404)
    expect((await add({}, who)).status).toBe(404)
    for (const rest of ['', '/etat', '/retirer'])
      expect((await who.post(`${path}${rest}`, { ...wanted, move: 'publish' })).status).toBe(404)
  }
  expect((await world.get(base)).headers.get('location')).toContain('/connexion')
  await cast.member.post(path, { ...wanted, title: 'Essais', is_learner_place: 'oui' })
  expect(await roles()).toMatchObject([{ title: 'Essais', is_learner_place: true }])
  expect(await skillRows()).toEqual([])
  await cast.steward.post(`${path}/retirer`, {})
  expect(await roles()).toEqual([])
})

test('skills go to a cell and come back, in both languages', () => {
  const both = [
    { skill_id: 'react', level: 2, is_must: true },
    { skill_id: 'qgis', level: 0, is_must: false },
  ]
  for (const lang of ['fr', 'en'] as const)
    expect(readSkillCell(both.map((skill) => skillCell(lang, skill)).join(' ; '))).toEqual(both)
  expect(readSkillCell('')).toEqual([])
  expect(readSkillCell('React')).toEqual([{ skill_id: 'react', level: 1, is_must: false }])
  expect(readSkillCell('rien de tel 2')).toBeUndefined()
  expect(readSkillCell('react 1 ; react 2')).toBeUndefined()
})

async function compare(text: string) {
  const form = new FormData()
  form.set('fichier', new File([text], 'roles.csv'))
  const cookie = [...cast.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await world.app.request(`${ORIGIN}${base}/comparer`, {
    method: 'POST',
    headers: { origin: ORIGIN, cookie },
    body: form,
  })
  return answer.text()
}
const hidden = (page: string, name: string) =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&quot;', '"')

test('the spreadsheet of roles comes back with exactly what changed, and never unpublishes', async () => {
  await add()
  await add({ title: 'Dessin', 'skill-0': 'rgaa', 'skill-1': '' })
  const [first] = await roles()
  await cast.member.post(`${base}/${first?.id}/etat`, { move: 'publish' })
  const text = await html(cast.member, `${base}.csv`)
  expect(await compare(text)).toContain('dit ce qui est déjà là')
  const page = await compare(text.replace('rgaa 2', 'rgaa 3').replace('2026-11-21', '2020-01-01'))
  expect(page).toContain('0 ajout, 1 changement, 0 retrait')
  const sent = { seen: hidden(page, 'seen'), rows: hidden(page, 'rows') }
  expect((await cast.member.post(`${base}/appliquer`, sent)).status).toBe(303)
  expect(await skillRows()).toMatchObject([
    { skill_id: 'qgis' },
    { skill_id: 'react' },
    { skill_id: 'rgaa', level: 3 },
  ])
  const act = await world.db.selectFrom('audit_entry').select('act').orderBy('id', 'desc').executeTakeFirst()
  expect(act).toEqual({ act: 'project.role-sheet' })
  const [head, , second] = text.trim().split('\n')
  expect(await compare([head, second].join('\n'))).toContain('remettez la ligne')
  expect(await compare(text.replace('rgaa 2', 'inconnue 2'))).toContain('savoir-faire inconnu')
  expect(await roles()).toMatchObject([{ published_on: '2026-11-21' }, { title: 'Dessin' }])
})
