import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { renderSheet } from '#platform/documents/spreadsheet.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { milestoneState } from './milestone-state.ts'
import { reordered } from './reordered.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  await cast.project()
})

const base = '/chantiers/carte/jalons'
const html = async (who: { get: World['get'] }, path = base) => (await who.get(path)).text()
const add = (fields: Record<string, string>, who = cast.member) => who.post(base, fields)
const rows = () =>
  world.db
    .selectFrom('milestone')
    .select(['id', 'position', 'title', 'due_on', 'done_on'])
    .orderBy('position')
    .execute()
const titles = async () => (await rows()).map(({ title }) => title)
type Who = Cast['member']

async function upload(bytes: Uint8Array | string, who: Who = cast.member, at = base) {
  const form = new FormData()
  form.set('fichier', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], 'jalons.csv'))
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return world.app.request(`${ORIGIN}${at}/comparer`, {
    method: 'POST',
    headers: { origin: ORIGIN, cookie },
    body: form,
  })
}

const hidden = (page: string, name: string) =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
const apply = (page: string, who: Who = cast.member) =>
  who.post(`${base}/appliquer`, { seen: hidden(page, 'seen'), rows: hidden(page, 'rows') })

test('the state of a milestone is counted from its days', () => {
  const state = (due_on: string | null, done_on: string | null) =>
    milestoneState({ due_on, done_on }, '2026-11-21')
  expect(state('2026-11-20', null)).toBe('late')
  expect(state('2026-11-20', '2026-11-21')).toBe('done')
  expect(state('2026-11-21', null)).toBe('soon')
  expect(state('2026-12-05', null)).toBe('soon')
  expect(state('2026-12-06', null)).toBe('planned')
  expect(state(null, null)).toBe('planned')
})

test('a button pressed twice adds one milestone; another day is another', async () => {
  const fields = { title: 'Recette', due_on: '2026-12-20', note: 'Avec la ville' }
  const answers = await Promise.all([add(fields), add(fields)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  await add({ ...fields, due_on: '2026-12-21' })
  expect((await rows()).map(({ due_on }) => due_on)).toEqual(['2026-12-20', '2026-12-21'])
})

test('a line takes the place that is asked, and the others keep their order', () => {
  expect(reordered(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b'])
  expect(reordered(['a', 'b', 'c'], 'a', 99)).toEqual(['b', 'c', 'a'])
  expect(reordered(['a', 'b', 'c'], 'b', undefined)).toEqual(['a', 'b', 'c'])
})

test('milestones are added, moved, done, said late, removed', async () => {
  await add({ title: 'Essai', due_on: '2026-11-01' })
  await add({ title: 'Ouverture', due_on: '2027-09-01' })
  await add({ title: 'Convention', position: '1' })
  expect(await titles()).toEqual(['Convention', 'Essai', 'Ouverture'])
  expect(await html(cast.member)).toContain('En retard depuis le 1er novembre 2026')
  const [, trial] = await rows()
  const path = `${base}/${trial?.id}`
  expect(await html(cast.member, path)).toContain('value="Essai"')
  await cast.member.post(path, { title: 'Essai', due_on: '2026-11-01', done_on: '2026-11-20', position: '3' })
  expect(await titles()).toEqual(['Convention', 'Ouverture', 'Essai'])
  expect(await html(cast.member)).not.toContain('En retard')
  await cast.member.post(`${path}/retirer`, {})
  expect(await titles()).toEqual(['Convention', 'Ouverture'])
  expect((await rows()).map(({ position }) => position)).toEqual([1, 2])
})

test('what is wrong is named, and nothing is written', async () => {
  const answer = await add({ title: '', due_on: '32/13/2026', done_on: '2027-01-01', position: 'x' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const field of ['title', 'due_on', 'done_on', 'position']) expect(page).toContain(`href="#${field}"`)
  expect(await rows()).toEqual([])
})

test('who takes part reads; who changes the chantier writes; nobody signs in; a stranger finds nothing', async () => {
  await add({ title: 'Essai' })
  const [one] = await rows()
  const learner = await cast.join(cast.coop, 'Emma Roy', 'learner')
  expect(await html(learner)).toContain('Essai')
  expect((await learner.get(`${base}.csv`)).status).toBe(200)
  for (const who of [learner, cast.stranger, cast.outsider]) {
    expect((await add({ title: 'À moi' }, who)).status).toBe(404)
    expect((await who.post(`${base}/${one?.id}`, { title: 'À moi' })).status).toBe(404)
    expect((await who.post(`${base}/${one?.id}/retirer`, {})).status).toBe(404)
    expect((await upload('numéro,jalon\n,À moi', who)).status).toBe(404)
    expect((await apply('', who)).status).toBe(404)
  }
  for (const at of ['', '.csv', '.xlsx']) {
    expect((await cast.stranger.get(`${base}${at}`)).status).toBe(404)
    expect((await world.get(`${base}${at}`)).headers.get('location')).toContain('/connexion')
  }
  expect(await titles()).toEqual(['Essai'])
})

test('the milestone of another chantier is out of reach', async () => {
  const other = await cast.project({ slug: 'autre' })
  const { id } = await world.db
    .insertInto('milestone')
    .values({ project_id: other, position: 1, title: 'Ailleurs' })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect((await cast.member.get(`${base}/${id}`)).status).toBe(404)
  expect((await cast.member.post(`${base}/${id}`, { title: 'Volé' })).status).toBe(404)
  expect((await cast.member.post(`${base}/${id}/retirer`, {})).status).toBe(404)
  expect(await titles()).toEqual(['Ailleurs'])
})

describe('the spreadsheet', () => {
  beforeEach(async () => {
    await add({ title: 'Convention', due_on: '2026-11-01' })
    await add({ title: '=1+1', due_on: '2027-01-15', note: 'Avec onze familles' })
    await add({ title: 'Ouverture', due_on: '2027-09-01' })
  })
  const csv = async (path = base) => html(cast.member, `${path}.csv`)

  test('what leaves comes back without a change, in both languages and both kinds of files', async () => {
    for (const at of [base, `/en${base}`]) {
      const text = await csv(at)
      expect(text).toContain("'=1+1")
      expect(await (await upload(text, cast.member, at)).text()).toMatch(
        /dit ce qui est déjà là|already there/,
      )
    }
    const bytes = new Uint8Array(await (await cast.member.get(`${base}.xlsx`)).arrayBuffer())
    expect(await (await upload(bytes)).text()).toContain('dit ce qui est déjà là')
  })

  test('three cells changed are three changes, written when accepted and not before', async () => {
    const text = (await csv())
      .replace('Convention', 'Convention signée')
      .replace('2026-11-01', '02/11/2026')
      .replace('Avec onze familles', 'Avec douze familles')
    const answer = await upload(text)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain('0 ajout, 3 changements, 0 retrait')
    expect(await titles()).toContain('Convention')
    expect((await apply(page)).status).toBe(303)
    expect(await rows()).toMatchObject([
      { title: 'Convention signée', due_on: '2026-11-02' },
      { title: '=1+1' },
      { title: 'Ouverture' },
    ])
    const act = await world.db
      .selectFrom('audit_entry')
      .select('act')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(act).toEqual({ act: 'project.milestone-sheet' })
  })

  test('a line without a number is added, an absent one is removed', async () => {
    const lines = (await csv()).trim().split('\n')
    const text = [lines[0], lines[1], ',1,Étude,2026-10-01,2026-10-02,', lines[3]].join('\n')
    const page = await (await upload(text.replaceAll(',', ';'))).text()
    expect(page).toContain('1 ajout, 0 changement, 1 retrait')
    await apply(page)
    expect(await titles()).toEqual(['Étude', 'Convention', 'Ouverture'])
  })

  test('a line moved to a place takes it, as the form says; the same file again is already there', async () => {
    const moved = (await csv()).replace(/^(3),3,/m, '$1,1,')
    const page = await (await upload(moved)).text()
    expect(page).toContain('0 ajout, 1 changement, 0 retrait')
    expect((await apply(page)).status).toBe(303)
    expect(await titles()).toEqual(['Ouverture', 'Convention', '=1+1'])
    expect((await rows()).map(({ position }) => position)).toEqual([1, 2, 3])
    expect(await (await upload(moved)).text()).toContain('dit ce qui est déjà là')
  })

  test('any order of lines is written as the file says it, and is then already there', async () => {
    await Promise.all(['Bilan', 'Suite'].map((title) => add({ title })))
    const [head = '', ...lines] = (await csv()).trim().split('\n')
    const anyOrder = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 })
    const anyLines = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })
    const isKept = fc.asyncProperty(anyOrder, anyLines, async (places, shuffle) => {
      const placed = lines.map((line, i) => line.replace(/^(\d+),\d+,/, `$1,${places[i]},`))
      const file = [head, ...shuffle.map((i) => placed[i])].join('\n')
      const page = await (await upload(file)).text()
      if (!page.includes('dit ce qui est déjà là')) expect((await apply(page)).status).toBe(303)
      const numbers = lines.map((line) => line.slice(0, line.indexOf(',')))
      const wanted = numbers.toSorted(
        (a, b) => (places[numbers.indexOf(a)] ?? 0) - (places[numbers.indexOf(b)] ?? 0),
      )
      expect((await rows()).map(({ id }) => String(id))).toEqual(wanted)
      expect(await (await upload(file)).text()).toContain('dit ce qui est déjà là')
    })
    await fc.assert(isKept, { numRuns: 8 })
  })

  test('each wrong line names its line, its column, the rule and the remedy, and nothing can be written', async () => {
    const [head, ...lines] = (await csv()).trim().split('\n')
    const text = [
      head,
      lines[0]?.replace('2026-11-01', 'bientôt'),
      lines[1],
      lines[1],
      '999,1,Inconnu,,,',
    ].join('\n')
    const answer = await upload(text)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Ligne 2, colonne «\u00a0attendu le\u00a0»')
    expect(page).toContain('écrivez 2027-03-15')
    expect(page).toContain('Ligne 4, colonne «\u00a0numéro\u00a0»')
    expect(page).toContain('Ligne 5, colonne «\u00a0numéro\u00a0»')
    expect(page).not.toContain('Écrire ces changements')
    expect(await (await upload('numéro,budget\n1,12')).text()).toContain('colonne inconnue')
  })

  test('a table that changed in between is compared again, and not written over', async () => {
    const page = await (await upload((await csv()).replace('Convention', 'Convention signée'))).text()
    await add({ title: 'Imprévu' })
    const answer = await apply(page)
    expect(answer.status).toBe(422)
    const again = await answer.text()
    expect(again).toContain('Le tableau a changé entre-temps')
    expect(again).toContain('Imprévu')
    expect(await titles()).toContain('Convention')
    expect((await apply(again)).status).toBe(303)
    expect(await titles()).toEqual(['Convention signée', '=1+1', 'Ouverture'])
  })

  test('what the page carried is checked again: a hand-made acceptance writes nothing wrong', async () => {
    const page = await (await upload((await csv()).replace('Convention', 'Convention signée'))).text()
    const rowsSent = JSON.parse(hidden(page, 'rows')) as { line: number; cells: Record<string, string> }[]
    const forged = rowsSent.map((row) => ({ ...row, cells: { ...row.cells, due_on: 'demain' } }))
    const sent = { seen: hidden(page, 'seen'), rows: JSON.stringify(forged) }
    expect((await cast.member.post(`${base}/appliquer`, sent)).status).toBe(422)
    expect((await cast.member.post(`${base}/appliquer`, { ...sent, rows: '[{' })).status).toBe(422)
    expect(await titles()).toContain('Convention')
  })

  test('files that are not tables are refused in words', async () => {
    const bomb = new Uint8Array(200)
    bomb.set([0x50, 0x4b, 0x03, 0x04])
    new DataView(bomb.buffer).setUint32(60, 0x02014b50, true)
    new DataView(bomb.buffer).setUint32(84, 4_000_000_000, true)
    const many = `numéro,jalon\n${',un\n'.repeat(301)}`
    for (const [bytes, words] of [
      [bomb, '500 Ko'],
      [new Uint8Array([0x50, 0x4b, 3, 4, 5, 6]), 'ne se lit pas'],
      [new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'ne se lit pas'],
      [many, 'plus de 300 lignes'],
      ['', '500 Ko'],
    ] as const) {
      const answer = await upload(bytes)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(words)
    }
    const real = await renderSheet({
      name: 'x',
      columns: ['numéro', 'jalon', 'attendu le'],
      rows: [['', 'Bilan', null]],
    })
    expect(await (await upload(real)).text()).toContain('1 ajout, 0 changement, 3 retraits')
  })
})
