import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import {
  Choices,
  ErrorSummary,
  Facts,
  Field,
  initials,
  LangContext,
  Page,
  Pagination,
  Points,
  Reasons,
  Section,
  Select,
  Table,
  TextArea,
} from './index.tsx'
import { pageNumbers } from './navigation.tsx'
import { uiWords } from './ui.words.ts'

const html = (child: Child) => String(<LangContext.Provider value="fr">{child}</LangContext.Provider>)
const HOSTILE = `<script>alert(1)</script>"'&`

describe('what people write never becomes markup', () => {
  test.each([
    ['title', () => <Page lang="fr" path="/" title={HOSTILE} description={HOSTILE} lead={HOSTILE} />],
    ['field', () => <Field name="a" label={HOSTILE} help={HOSTILE} error={HOSTILE} value={HOSTILE} />],
    ['text area', () => <TextArea name="a" label="A" value={`</textarea>${HOSTILE}`} />],
    [
      'select',
      () => <Select name="a" label="A" options={[{ value: HOSTILE, label: HOSTILE, group: HOSTILE }]} />,
    ],
    ['table', () => <Table caption={HOSTILE} columns={[{ label: HOSTILE }]} rows={[[HOSTILE]]} />],
    ['reasons', () => <Reasons items={[{ state: 'ok', text: HOSTILE, proof: HOSTILE }]} />],
  ])('%s', (_name, piece) => {
    const page = html(piece())
    expect(page).not.toContain('<script>alert')
    expect(page.split('</textarea>').length).toBeLessThanOrEqual(2)
    expect(page).toContain('&lt;script&gt;')
  })
})

test('a page is a whole document, in its language, with its twin in the other', () => {
  const page = String(
    <Page lang="en" path="/besoins?q=a&page=2" title="Needs" section="needs" breadcrumb={[]} />,
  )
  expect(page).toMatch(/^<!doctype html><html lang="en">/)
  expect(page).toContain('<link rel="canonical" href="/en/besoins?q=a&amp;page=2"/>')
  expect(page).toContain('hreflang="fr" href="/besoins?q=a&amp;page=2"')
  expect(page).toContain('<a href="/en/besoins" aria-current="true">Needs</a>')
  expect(page.match(/<h1/g)).toHaveLength(1)
  expect(page).toContain('<a href="/en">Home</a>')
})

test('a field is tied to its help and to its refusal', () => {
  const field = html(<Field name="nom" label="Nom" help="Aide" error="Refus" value="x" optional />)
  expect(field).toContain('aria-describedby="nom-a nom-e"')
  expect(field).toContain('aria-invalid="true"')
  expect(field).toContain('(facultatif)')
  const fine = html(<Field name="nom" label="Nom" />)
  expect(fine).not.toMatch(/aria-invalid|aria-describedby|erreur/)
})

test('a text keeps its first line break, which HTML would drop', () => {
  expect(html(<TextArea name="a" label="A" value={'\nbonjour'} />)).toContain('>\n\nbonjour</textarea>')
})

test('choices keep what was chosen', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }))
  const one = html(<Choices name="v" legend="V" options={options} value="b" />)
  expect(one.match(/value="(\w)"[^>]*checked/)?.[1]).toBe('b')
  const several = html(<Choices name="v" legend="V" kind="checkbox" options={options} value={['a', 'c']} />)
  expect(several.match(/checked/g)).toHaveLength(2)
})

test('the summary of errors leads to the fields, and is absent when nothing is refused', () => {
  const summary = html(<ErrorSummary errors={[{ field: 'nom', message: 'Donnez un nom' }]} />)
  expect(summary).toContain('<a href="#nom">Donnez un nom</a>')
  expect(summary).toContain('Une réponse à revoir')
  expect(html(<ErrorSummary errors={[]} />)).toBe('')
})

test('points say their number; beyond forty it is written', () => {
  expect(html(<Points full={4} half={1} total={6} />)).toContain('aria-label="4 et demi sur 6"')
  expect(html(<Points full={4} half={2} total={6} />)).toContain('aria-label="5 sur 6"')
  expect(html(<Points full={0} half={1} total={2} />)).toContain('aria-label="un demi sur 2"')
  expect(html(<Points full={61} total={412} />)).toBe('<span>61 sur 412</span>')
})

test('what is not known is said', () => {
  expect(html(<Facts items={[['Licence', null]]} />)).toContain('Non renseigné')
  expect(html(<Facts items={[['Reste', 0]]} />)).toContain('<dd>0</dd>')
})

test('pages: the ends, the neighbours, and the gaps', () => {
  expect(pageNumbers(57, 120)).toEqual([1, 0, 55, 56, 57, 58, 59, 0, 120])
  expect(pageNumbers(2, 3)).toEqual([1, 2, 3])
  expect(html(<Pagination page={1} pages={1} href={String} />)).toBe('')
})

test('totals that span: a missing cell is joined to the one before it', () => {
  const table = html(
    <Table
      caption="C"
      columns={[{ label: 'A' }, { label: 'B' }, { label: 'N', kind: 'number' }]}
      rows={[]}
      totals={[['T', undefined, '3']]}
    />,
  )
  expect(table).toContain('<th scope="row" colspan="2">T</th><td class="n"><strong>3</strong></td>')
})

test('initials', () => {
  expect(['Awa Diarra', 'Coopérative d’exemple', 'élan', ''].map(initials)).toEqual(['AD', 'CE', 'É', ''])
})

test('a lead and a note never begin a line with a sign, and what is marked up is left as it is', () => {
  const note = 'Qui lit ; pourquoi : « oui » !'
  expect(html(<Section id="a" title="A" note={note} />)).toContain(
    'Qui lit\u202f; pourquoi\u00a0: «\u00a0oui\u00a0»\u202f!',
  )
  const english = (
    <LangContext.Provider value="en">{<Section id="a" title="A" note={note} />}</LangContext.Provider>
  )
  expect(html(english)).toContain(note)
  expect(html(<Section id="a" title="A" note={<b>a ; b</b>} />)).toContain('<b>a ; b</b>')
})

test('French words keep their no-break spaces', () => {
  const said = Object.values(uiWords.fr).flatMap((word) => (typeof word === 'string' ? [word] : []))
  expect(said.filter((word) => / [:;!?%€»]|« /.test(word))).toEqual([])
})
