import type { Child } from 'hono/jsx'
import { readLicence } from '#engines/spdx/licence.ts'
import type { Lang } from '#platform/lang.ts'
import { type Fact, Facts, OutsideLink, Reasons, shortAddress } from '#platform/ui/index.tsx'
import type { Criterion } from './criteria.ts'
import { criterionText, licenceSentences } from './criteria.words.ts'
import { type PassportWords, words } from './passport.words.ts'
import { sourceLink } from './provenance.page.tsx'
import { sourceText } from './provenance.ts'
import { words as provenanceWords } from './provenance.words.ts'
import type { KeptItem, Said } from './retain.ts'
import type { Solution } from './solution.queries.ts'
import { words as listWords } from './solution-list.words.ts'

type Part = { lang: Lang; solution: Solution; said: PassportWords }
type CardProps = { lang: Lang; solution: Solution; criteria: readonly Criterion[] }
/** A line of the passport before it is written: who says it, and who says otherwise. */
type Line = { label: string; value: Child; from?: Said | undefined; others?: readonly Said[]; always?: true }

const OTHERS_SHOWN = 2
const ITEMS_SHOWN = 8

/** Facts on one side, criteria on the other: each with who says so, and never added up. */
export const PassportCard = ({ lang, solution, criteria }: CardProps) => {
  const said = words[lang]
  const lines = linesOf({ lang, solution, said })
  const main = mainSource(lines)
  return (
    <>
      <div class="fiche passeport mieux">
        <Facts items={lines.map((line) => factOf(lang, line, main))} />
        <Reasons
          items={criteria.map((criterion) => ({
            state: criterion.state,
            text: criterionText(lang, criterion),
            proof: criterion.from && sourceText(lang, criterion.from),
          }))}
        />
      </div>
      {main && (
        <p class="petit doux">
          {said.unlessSaid} {sourceLink(lang, main)}.
        </p>
      )}
      <LicenceSentence {...{ lang, solution, said }} />
    </>
  )
}

const sameSource = (a: Said, b: Said) => a.source === b.source && a.dated === b.dated

/** The source that says most of the lines: said once under them, and not on each. */
function mainSource(lines: readonly Line[]): Said | undefined {
  const groups = Map.groupBy(
    lines.flatMap(({ from }) => from ?? []),
    ({ source, dated }) => `${source} ${dated}`,
  )
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0]?.[0]
}

function factOf(lang: Lang, { label, value, from, others = [], always }: Line, main: Said | undefined): Fact {
  if (!from || value === null) return [label, value]
  const said = provenanceWords[lang]
  const claims = others
    .slice(0, OTHERS_SHOWN)
    .map((other) => said.otherwise(sourceText(lang, other), String(other.value)))
  const isOwn = always || claims.length > 0 || !main || !sameSource(from, main)
  const source = isOwn ? sourceText(lang, from) : undefined
  return [label, value, claims.length > 0 ? `${source}. ${said.others(claims.join(' · '))}` : source]
}

function linesOf(part: Part): Line[] {
  const { lang, solution, said } = part
  const { single, lists } = solution.retained
  const labels = listWords[lang]
  const named = (names: Readonly<Record<string, string>>) => (id: string) => names[id] ?? id
  return [
    licenceLine(part),
    itemsLine(said.fields.audience, lists.audience, named(labels.audiences)),
    itemsLine(said.fields.hosting, lists.hosting, named(labels.hostings)),
    itemsLine(said.fields.replaces, lists.replaces, (name) => name),
    addressLine(part, 'website'),
    addressLine(part, 'repository'),
    ...(single.documentation ? [addressLine(part, 'documentation')] : []),
    line(part, 'since'),
    ...(single.version ? [line(part, 'version')] : []),
  ]
}

function line({ said, solution }: Part, field: 'since' | 'version' | 'licenceText' | 'licence'): Line {
  const kept = solution.retained.single[field]
  const label = said.fields[field === 'licenceText' ? 'licence' : field]
  return kept ? { label, ...kept, value: String(kept.value) } : { label, value: null }
}

function addressLine({ said, solution }: Part, field: 'website' | 'repository' | 'documentation'): Line {
  const kept = solution.retained.single[field]
  const label = said.fields[field]
  if (!kept) return { label, value: null }
  return { label, ...kept, value: <OutsideLink href={kept.value}>{shortAddress(kept.value)}</OutsideLink> }
}

function itemsLine(
  label: string,
  kept: readonly KeptItem<string>[] = [],
  name: (id: string) => string,
): Line {
  const names = kept.slice(0, ITEMS_SHOWN).map(({ value }) => name(value))
  if (names.length === 0) return { label, value: null }
  return {
    label,
    value: kept.length > ITEMS_SHOWN ? `${names.join(', ')}…` : names.join(', '),
    from: kept[0]?.from[0],
  }
}

/** The licence, and its official text. Its source is always said: one commits to it. */
function licenceLine(part: Part): Line {
  const { licence: kept } = part.solution.retained.single
  const licence = kept && readLicence(kept.value)
  if (!licence) return line(part, kept ? 'licence' : 'licenceText')
  const value = licence.ids.map(({ id, url }, i) => (
    <>
      {i > 0 && ', '}
      <OutsideLink href={url}>{id}</OutsideLink>
    </>
  ))
  return { label: part.said.fields.licence, ...kept, value, always: true }
}

/** What the licence asks of who uses the software, in plain words. */
const LicenceSentence = ({ lang, solution, said }: Part) => {
  const { licence: expression, licence_family: family } = solution
  const licence = expression === null ? undefined : readLicence(expression)
  if (!licence) return null
  const several = licence.ids.length > 1 && `${licence.choices ? said.choice : said.together} `
  return (
    <p class="mesure">
      <strong>{said.licenceMeans(licence.expression)}</strong> {several}
      {licenceSentences[lang][family ?? 'unknown']}
    </p>
  )
}
