import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { OutsideLink, Section, shortAddress, Table } from '#platform/ui/index.tsx'
import type { Field } from './fields.ts'
import { type PassportWords, words } from './passport.words.ts'
import { type Frame, SolutionFrame } from './passport-frame.page.tsx'
import { sourceLink } from './provenance.page.tsx'
import { sourceText } from './provenance.ts'
import type { Said } from './retain.ts'
import { words as listWords } from './solution-list.words.ts'

/** One field: the value that is shown, who says it, and what others say. */
export type FieldSources = { field: Field; value: unknown; from: readonly Said[]; others: readonly Said[] }
type Props = Frame & { fields: readonly FieldSources[] }
type Part = { lang: Lang; said: PassportWords }

const VALUE_SIGNS_MAX = 160

/** Every value of every source, field by field: the one that is shown, and those that are kept beside it. */
export const SolutionSourcesPage = ({ fields, ...frame }: Props) => {
  const { lang } = frame
  const said = words[lang]
  const part = { lang, said }
  return (
    <SolutionFrame {...frame} view="sources">
      <Section id="valeurs" title={said.values} note={said.sourcesNote}>
        <p class="mesure">{said.sourcesLead}</p>
        <Table
          caption={said.values}
          captionUnseen
          columns={[
            { label: said.field },
            { label: said.retained },
            { label: said.saidBy },
            { label: said.kept },
          ]}
          rows={fields.map((row) => [
            said.fields[row.field] ?? row.field,
            shown(part, row.field, row.value),
            joined(row.from.map((from) => sourceLink(lang, from))),
            otherValues(part, row),
          ])}
        />
      </Section>
    </SolutionFrame>
  )
}

const joined = (items: readonly Child[]): Child =>
  items.map((item, i) => (
    <>
      {i > 0 && ' · '}
      {item}
    </>
  ))

const otherValues = ({ lang, said }: Part, { field, others }: FieldSources): Child =>
  others.length === 0
    ? '–'
    : others
        .map((other) => `${plainText({ lang, said }, field, other.value)} (${sourceText(lang, other)})`)
        .join(' · ')

function shown(part: Part, field: Field, value: unknown): Child {
  const text = plainText(part, field, value)
  return typeof value === 'string' && /^https?:\/\//.test(value) ? (
    <OutsideLink href={value}>{shortAddress(value)}</OutsideLink>
  ) : (
    text
  )
}

/** A value of any field, as words. */
function plainText({ lang, said }: Part, field: Field, value: unknown): string {
  if (field === 'publiccode') return said.wholeFile
  if (typeof value === 'boolean') return value ? said.yes : said.no
  const names = namesOf(lang, field)
  const text = [value].flat().map((item) => names[String(item)] ?? String(item))
  return cut(text.join(', '))
}

const cut = (text: string) => (text.length > VALUE_SIGNS_MAX ? `${text.slice(0, VALUE_SIGNS_MAX)}…` : text)

/** Words for what is kept as a code. */
function namesOf(lang: Lang, field: Field): Readonly<Record<string, string>> {
  if (field === 'status') return words[lang].statuses
  if (field === 'audience') return listWords[lang].audiences
  return field === 'hosting' ? listWords[lang].hostings : {}
}
