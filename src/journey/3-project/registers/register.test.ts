import { beforeEach, expect, test } from 'vitest'
import { bytesOf, elsewhere, into } from '#test/archives.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { fileKind, safeName } from './file-kind.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  await cast.project({ is_public: true })
})

const base = '/chantiers/carte'
const register = `${base}/registre`
const html = async (who: { get: World['get'] }, path: string) => (await who.get(path)).text()
const decision = {
  title: 'Un module séparé',
  why: 'Plus simple à reprendre.',
  who: 'Le comité',
  decided_on: '2026-11-20',
}
const decide = (over: Record<string, string> = {}, who = cast.member) =>
  who.post(`${register}/decisions`, { ...decision, ...over })
const risk = { title: 'Le financement tarde', likelihood: 'medium', impact: 'high', answer: '', owner: '' }

async function send(fields: Record<string, string>, file?: File, who = cast.member) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('fichier', file)
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return world.app.request(`${ORIGIN}${register}/documents`, {
    method: 'POST',
    headers: { origin: ORIGIN, cookie },
    body: form,
  })
}

test('decisions are numbered, dated, replaced by others, and never rewritten', async () => {
  expect((await decide()).status).toBe(303)
  expect((await decide({ title: 'Un seul module', replaces: '1', is_public: 'oui' })).status).toBe(303)
  const page = await html(cast.member, register)
  for (const shown of [
    '1. Un module séparé',
    '2. Un seul module',
    'remplace la décision 1',
    'Décidé par Le comité',
  ])
    expect(page).toContain(shown)
  const outside = await html(world, base)
  expect(outside).toContain('Un seul module')
  expect(outside).not.toContain('Un module séparé')
  await expect(world.db.deleteFrom('project_decision').execute()).rejects.toThrow('append-only')
})

test('a decision to come, without a reason, or that replaces nothing, is refused', async () => {
  const answer = await decide({ why: ' ', decided_on: '2026-11-22' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const field of ['why', 'decided_on']) expect(page).toContain(`href="#${field}"`)
  expect(await (await decide({ replaces: '7' })).text()).toContain('href="#replaces"')
  expect(await world.db.selectFrom('project_decision').selectAll().execute()).toEqual([])
})

test('two who decide at once get two numbers', async () => {
  const other = { title: 'Deux modules' }
  await Promise.all([decide(), decide({}, cast.steward), decide(other), decide(other, cast.steward)])
  const numbers = await world.db.selectFrom('project_decision').select('number').orderBy('number').execute()
  expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4])
})

test('a button pressed twice decides once; the same words later are another decision', async () => {
  const answers = await Promise.all([decide(), decide()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const count = async () => (await world.db.selectFrom('project_decision').select('id').execute()).length
  expect(await count()).toBe(1)
  world.setNow('2026-11-21T12:02:00Z')
  await decide()
  expect(await count()).toBe(2)
})

test('risks are said in words, answered, closed, and never public', async () => {
  expect((await cast.member.post(`${register}/risques`, risk)).status).toBe(303)
  expect((await cast.member.post(`${register}/risques`, { ...risk, impact: 'énorme' })).status).toBe(422)
  expect(await html(cast.member, base)).toContain('Le financement tarde')
  expect(await html(world, base)).not.toContain('Le financement tarde')
  const { id } = await world.db.selectFrom('project_risk').select('id').executeTakeFirstOrThrow()
  await cast.member.post(`${register}/risques/${id}`, { ...risk, answer: 'Demander une avance' })
  expect(await html(cast.member, `${register}?risque=${id}`)).toContain('Demander une avance')
  await cast.member.post(`${register}/risques/${id}/clore`, {})
  expect(await html(cast.member, register)).toContain('Clos le 21 novembre 2026')
})

test('a risk that lacks answers is given back as it was typed, with what is wrong beside each', async () => {
  const answer = await cast.member.post(`${register}/risques`, {
    title: 'Le financeur tarde',
    impact: 'énorme',
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('value="Le financeur tarde"')
  for (const field of ['likelihood', 'impact']) expect(page).toContain(`href="#${field}"`)
  expect(page).not.toContain('href="#risque-titre"')
  expect(await world.db.selectFrom('project_risk').selectAll().execute()).toEqual([])
})

test('a button pressed twice adds one risk; one that was closed may come again', async () => {
  const add = () => cast.member.post(`${register}/risques`, risk)
  const ids = async () =>
    (await world.db.selectFrom('project_risk').select('id').orderBy('id').execute()).map(({ id }) => id)
  await Promise.all([add(), add()])
  const [id, ...more] = await ids()
  expect(more).toEqual([])
  await cast.member.post(`${register}/risques/${id}/clore`, {})
  expect((await add()).status).toBe(303)
  expect(await ids()).toHaveLength(2)
})

test('a document is read by who may, saved and never opened', async () => {
  const pdf = new File(['%PDF-1.7 contenu'], '../../é\u202Etna.html')
  expect((await send({ title: 'Cahier' }, pdf)).status).toBe(303)
  expect((await send({ title: 'Maquette', url: 'https://exemple.fr/m', is_public: 'oui' })).status).toBe(303)
  const { id } = await world.db
    .selectFrom('project_document')
    .select('id')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const file = `${base}/documents/${id}`
  const answer = await cast.member.get(file)
  expect(await answer.text()).toBe('%PDF-1.7 contenu')
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*%C3%A9%20tna\.pdf$/)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  const outside = await html(world, base)
  expect(outside).toContain('https://exemple.fr/m')
  expect(outside).not.toContain('Cahier')
  for (const who of [world, cast.stranger, cast.outsider]) expect((await who.get(file)).status).toBe(404)
  await world.db.updateTable('project_document').set({ is_public: true }).where('id', '=', id).execute()
  expect((await world.get(file)).status).toBe(200)
  await cast.member.post(`${register}/documents/${id}/retirer`, {})
  expect((await cast.member.get(file)).status).toBe(404)
})

test('hostile files and addresses are refused in words, and nothing is kept', async () => {
  const named = { title: 'Document' }
  const refused: [Record<string, string>, File | undefined, string][] = [
    [named, new File(['<!doctype html><script>1</script>'], 'a.pdf'), 'ni un PDF'],
    [named, new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'], 'a.png'), 'ni un PDF'],
    [named, new File(['bonjour <ScRiPt src=x>'], 'a.txt'), 'ni un PDF'],
    [named, new File([new Uint8Array([0x4d, 0x5a, 0, 1, 2])], 'a.docx'), 'ni un PDF'],
    [named, new File([new Uint8Array([0x50, 0x4b, 3, 4, 1, 1, 1])], 'a.odt'), 'ni un PDF'],
    [named, new File([new Uint8Array(10_000_001).fill(65)], 'a.txt'), '10 Mo'],
    [named, new File([new Uint8Array(12_000_000).fill(65)], 'a.txt'), '10 Mo'],
    [{ ...named, url: 'javascript:alert(1)' }, undefined, 'https://'],
    [{ ...named, url: 'https://exemple.fr/' }, new File(['texte'], 'a.txt'), 'l’un des deux'],
    [named, undefined, 'l’un des deux'],
  ]
  for (const [fields, file, words] of refused) {
    const answer = await send(fields, file)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  }
  expect(await world.db.selectFrom('project_document').selectAll().execute()).toEqual([])
})

const heavy = (bytes: number) => {
  const content = new Uint8Array(bytes).fill(0x41)
  content.set(new TextEncoder().encode('%PDF-1.7 '))
  return content
}

test('a file of three megabytes is kept, comes back, and travels in the archive of the space', async () => {
  const content = heavy(3_000_000)
  expect((await send({ title: 'Cahier' }, new File([content], 'cahier.pdf'))).status).toBe(303)
  const { id, file_hash } = await world.db
    .selectFrom('project_document')
    .selectAll()
    .executeTakeFirstOrThrow()
  const kept = await cast.member.get(`${base}/documents/${id}`)
  expect(Buffer.compare(new Uint8Array(await kept.arrayBuffer()), content)).toBe(0)
  const space = { organisation_id: cast.coop, slug: 'espace-732829320' }
  const there = await elsewhere()
  expect(await into(there, await bytesOf(world, space))).toMatchObject({ done: true })
  const came = await there.platform.files.get(file_hash ?? '')
  expect(Buffer.compare(came ?? new Uint8Array(), content)).toBe(0)
})

test('only who is signed in sends more than a form; too much is said on the form, and elsewhere it is a page', async () => {
  const file = new File([heavy(1_500_000)], 'a.pdf')
  const stranger = await send({ title: 'Document' }, file, cast.stranger)
  expect(stranger.status).toBe(404)
  const nobody = { ...cast.member, cookies: new Map<string, string>() }
  expect((await send({ title: 'Document' }, file, nobody)).status).toBe(413)
  const elsewhereSent = await cast.member.post(`${register}/decisions`, { title: 'x'.repeat(1_100_000) })
  expect(elsewhereSent.status).toBe(413)
})

test('the files of a chantier weigh 200 MB at most, and an address still does', async () => {
  const project_id = (await world.db.selectFrom('project').select('id').executeTakeFirstOrThrow()).id
  const row = {
    project_id,
    title: 'Film',
    is_public: false,
    added_on: '2026-11-20',
    removed_on: '2026-11-21',
  }
  const hash = 'a'.repeat(64)
  const file = {
    file_hash: hash,
    file_name: 'film.pdf',
    media_type: 'application/pdf',
    size_bytes: 199_999_000,
  }
  await world.db
    .insertInto('project_document')
    .values({ ...row, ...file })
    .execute()
  const answer = await send({ title: 'Document' }, new File([heavy(1_001)], 'a.pdf'))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('200 Mo')
  expect((await send({ title: 'Petit' }, new File([heavy(1_000)], 'a.pdf'))).status).toBe(303)
  expect((await send({ title: 'Ailleurs', url: 'https://exemple.fr/film' })).status).toBe(303)
})

test('a refusal keeps what was typed, in its own form, and still changes the same risk', async () => {
  await cast.member.post(`${register}/risques`, risk)
  const said = {
    title: '',
    likelihood: 'high',
    impact: 'low',
    answer: 'Prévoir un relais',
    owner: 'Le bureau',
  }
  for (const path of ['risques', 'risques/1']) {
    const page = await (await cast.member.post(`${register}/${path}`, said)).text()
    expect(page).toContain(`action="${register}/${path}"`)
    expect(page).toContain('href="#risque-titre"')
    for (const kept of [
      'value="high" selected',
      'value="low" selected',
      '>Prévoir un relais<',
      'value="Le bureau"',
    ])
      expect(page).toContain(kept)
    expect(page).toMatch(/id="document-titre"(?![^>]* value="[^"])/)
  }
  const page = await (await send({ title: 'Convention', url: 'pas une adresse', is_public: 'oui' })).text()
  for (const kept of ['value="Convention"', 'value="pas une adresse"']) expect(page).toContain(kept)
  expect(page).toMatch(/checked=""[^>]* id="document-public"/)
})

test('only who changes the chantier writes in its registers', async () => {
  const learner = await cast.join(cast.coop, 'Emma Roy', 'learner')
  expect(await html(learner, register)).toContain('Décisions')
  expect(await html(learner, register)).not.toContain('Écrire une décision')
  for (const who of [learner, cast.stranger, cast.outsider]) {
    expect((await decide({}, who)).status).toBe(404)
    expect((await who.post(`${register}/risques`, risk)).status).toBe(404)
    expect((await send({ title: 'Document', url: 'https://exemple.fr/' }, undefined, who)).status).toBe(404)
  }
  for (const who of [cast.stranger, cast.outsider]) expect((await who.get(register)).status).toBe(404)
  expect((await world.get(register)).headers.get('location')).toContain('/connexion')
})

test('a file is what its content is, and its name says so', () => {
  const text = (words: string) => fileKind(new TextEncoder().encode(words))?.extension
  expect(text('a;b\n1;2')).toBe('txt')
  expect(text('PK')).toBeUndefined()
  expect(text('PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.text')).toBe('odt')
  expect(text('PK\u0003\u0004....word/document.xml')).toBe('docx')
  const pdf = { extension: 'pdf', mediaType: 'application/pdf' }
  expect(safeName('C:\\x\\Note de cadrage.docx', pdf)).toBe('Note de cadrage.pdf')
  expect(safeName('..', pdf)).toBe('document.pdf')
  expect(safeName('a\r\nSet-Cookie: x.html', pdf)).toBe('a Set-Cookie x.pdf')
  expect(safeName('table.csv', { extension: 'txt', mediaType: 'text/plain' })).toBe('table.csv')
})
