import { beforeEach, expect, test } from 'vitest'
import { type TeamWorld, teamWorld } from '#test/team-world.ts'

let all: TeamWorld
beforeEach(async () => {
  all = await teamWorld()
})
const text = async (path: string, who: { get: (path: string) => Promise<Response> } = all.world) =>
  (await who.get(path)).text()

test('the list shows open positions, and filters live in the address', async () => {
  const react = await all.role({ title: 'Développement React', skills: { react: { level: 2 } } })
  const rgaa = await all.role({
    title: 'Audit',
    skills: { rgaa: { level: 1 } },
    half_days: 30,
    learner: true,
  })
  await all.role({ title: 'Brouillon', published: false })
  await all.world.db.updateTable('project').set({ territory: '53' }).execute()
  const has = async (query: string) => {
    const page = await text(`/postes${query}`)
    return [react, rgaa].filter((id) => page.includes(`href="/postes/${id}"`))
  }
  expect(await has('')).toEqual([react, rgaa])
  expect(await text('/postes')).not.toContain('Brouillon')
  expect(await has('?savoir=react')).toEqual([react])
  expect(await has('?mots=developpement')).toEqual([react])
  expect(await has('?apprentissage=oui')).toEqual([rgaa])
  expect(await has('?temps=10')).toEqual([react])
  expect(await has('?region=53')).toEqual([react, rgaa])
  expect(await has('?region=aucune')).toEqual([])
  expect(await has('?des=2027-01-01')).toEqual([])
  expect(await has('?jusqua=2026-12-15')).toEqual([react, rgaa])
  expect(await has('?des=0000-01-01')).toEqual([react, rgaa])
  expect(await has('?savoir=%00&page=-3&temps=abc&region=x')).toEqual([react, rgaa])
})

test('where the work is done is on the position, in the list and in its address', async () => {
  const near = await all.role({ title: 'Accueil' })
  const far = await all.role({ title: 'Code' })
  const said = { [String(near)]: 'on-site', [String(far)]: 'remote' } as const
  for (const [id, remote] of Object.entries(said))
    await all.world.db.updateTable('project_role').set({ remote }).where('id', '=', BigInt(id)).execute()
  const list = await text('/postes?presence=remote')
  expect(list).toContain(`href="/postes/${far}"`)
  expect(list).not.toContain(`href="/postes/${near}"`)
  expect(list).toContain('postes.csv?presence=remote')
  expect(list).toMatch(/value="remote"[^>]*selected/)
  expect(await text('/postes?presence=ailleurs')).toContain(`href="/postes/${near}"`)
  expect(await text(`/postes/${near}`)).toContain('Sur place')
  expect(await text('/postes.csv?presence=on-site')).toContain('on-site')
})

test('the spreadsheet says the same, and no cell is a formula', async () => {
  await all.role({ title: '=1+1', skills: { react: { level: 2 } } })
  const answer = await all.world.get('/postes.csv')
  expect(answer.headers.get('content-type')).toContain('text/csv')
  const csv = await answer.text()
  expect(csv).toContain("'=1+1")
  expect(csv).toContain('React (2)')
})

test('a position says what is asked, what is left, and what the reader lacks, to them alone', async () => {
  const id = await all.role({ places: 2, skills: { react: { level: 2 }, rgaa: { level: 1, must: false } } })
  await all.profile(all.people.alone, 'elio', { skills: { react: { level: 2, visibility: 'me' } } })
  const open = await text(`/postes/${id}`)
  expect(open).toContain('2 places libres sur 2')
  expect(open).not.toContain('Ce qu’il vous manque')
  expect(open).toContain('Se connecter pour candidater')
  const own = await text(`/postes/${id}`, all.people.alone)
  expect(own).toContain('React : vous êtes au niveau 2')
  expect(own).toContain('niveau 1 attendu')
  const english = await text(`/en/postes/${id}`)
  expect(english).toContain('2 of 2 places free')
})

test('a role that is not published, not ours or not a number is no position', async () => {
  const id = await all.role({ published: false })
  for (const path of [`/postes/${id}`, '/postes/999', '/postes/abc', '/postes/0'])
    expect((await all.world.get(path)).status).toBe(404)
  expect((await all.people.alone.post(`/postes/${id}/candidature`, { message: '' })).status).toBe(404)
  expect((await all.world.post('/postes/1/candidature', { message: '' })).status).toBe(404)
})

test('a message that is too long is refused with the form as it was written', async () => {
  const id = await all.role()
  const answer = await all.people.alone.post(`/postes/${id}/candidature`, {
    message: 'a'.repeat(2_001),
    joint: 'Ici',
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('2 000 signes au plus')
  expect(page).toContain('Ici')
})

test('a closed position stays readable, and takes no candidacy', async () => {
  const id = await all.role()
  await all.world.db.updateTable('project_role').set({ closed_on: '2026-11-21' }).execute()
  expect(await text('/postes')).not.toContain(`href="/postes/${id}"`)
  expect(await text(`/postes/${id}`, all.people.alone)).toContain('Poste fermé')
  expect((await all.people.alone.post(`/postes/${id}/candidature`, { message: '' })).status).toBe(422)
})
