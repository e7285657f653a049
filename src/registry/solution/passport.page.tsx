import type { Child } from 'hono/jsx'
import { type Lang, to } from '#platform/lang.ts'
import {
  Disclosure,
  OutsideLink,
  Prose,
  type Reason,
  Reasons,
  Section,
  shortAddress,
  Table,
} from '#platform/ui/index.tsx'
import type { Provider } from '#registry/evidence/index.ts'
import type { Criterion } from './criteria.ts'
import { byState, contradictions, functionText } from './function-text.ts'
import type { Ignored } from './ignored.ts'
import { type PassportWords, words } from './passport.words.ts'
import { PassportCard } from './passport-card.page.tsx'
import { type Frame, SolutionFrame, sentence } from './passport-frame.page.tsx'
import { type ProofsProps, ProofsSection, ProvidersSection } from './passport-proofs.page.tsx'
import { sourceText } from './provenance.ts'
import type { KeptFunction } from './retain.ts'
import type { SolutionLink } from './solution.queries.ts'

/**
 * How many of each the passport shows: the others have their own view. Chosen so that the fullest passport stays under
 * 400 elements, beyond which EcoIndex is no longer A.
 */
const SHOWN = { functions: 6, proofs: 3, providers: 3, alternatives: 4, otherAlternatives: 5 } as const

export type Alternative = { slug: string; name: string; found?: SolutionLink | undefined }
export type PassportProps = Frame & {
  criteria: readonly Criterion[]
  proofs: Pick<ProofsProps, 'kinds' | 'current' | 'toConfirm' | 'cite'>
  providers: readonly Provider[]
  alternatives: readonly Alternative[]
  ignored: readonly Ignored[]
  functionLabel: (id: string) => string
  regionName: (code: string) => string
  /** What a chapter adds, under the passport. */
  more?: Child
}
type Part = PassportProps & { said: PassportWords }

export const PassportPage = (props: PassportProps) => {
  const { lang, path, solution, counts, criteria, proofs, providers, regionName, more } = props
  const { slug, name } = solution
  const said = words[lang]
  const part = { ...props, said }
  return (
    <SolutionFrame {...{ lang, path, solution, counts }} view="passeport">
      <Section id="passeport" title={said.passport} note={said.passportNote}>
        <PassportCard {...{ lang, solution, criteria }} />
        <Presentation {...part} />
      </Section>
      {more}
      <Section id="fonctions" title={said.functions} note={said.functionsNote}>
        <Functions {...part} />
      </Section>
      <ProofsSection {...{ lang, slug, name, ...proofs }} shown={SHOWN.proofs} />
      <ProvidersSection
        {...{ lang, slug, providers, regionName }}
        cite={proofs.cite}
        shown={SHOWN.providers}
      />
      <Alternatives {...part} />
      <IgnoredSection {...part} />
    </SolutionFrame>
  )
}

/** The publisher's own words, folded: they are not ours, and say so. */
const Presentation = ({ lang, solution, said }: Part) => {
  const long = solution.retained.single.long
  if (!long) return null
  return (
    <Disclosure summary={said.presentation}>
      <Prose>
        <p>{long.value}</p>
        <p class="petit doux">{sourceText(lang, long.from)}</p>
      </Prose>
    </Disclosure>
  )
}

const functionStates = { proven: 'ok', partly: 'partly', no: 'no' } as const

const Functions = ({ lang, solution, functionLabel, said }: Part) => {
  const { functions } = solution.retained
  if (functions.length === 0) return <p class="doux">{said.noFunction}</p>
  return (
    <>
      <Reasons
        items={byState(functions)
          .slice(0, SHOWN.functions)
          .map(
            (kept): Reason => ({
              state: functionStates[kept.value.state],
              text: functionText(lang, kept, functionLabel),
              proof: <FunctionProof {...{ lang, kept, said }} />,
            }),
          )}
      />
      {functions.length > SHOWN.functions && (
        <p>
          <a href={to(lang, `/solutions/${solution.slug}/fonctions`)}>{said.allFunctions}</a>
        </p>
      )}
    </>
  )
}

/** Where it is shown that the function is there; without an address, who says so; and who says otherwise. */
const FunctionProof = ({ lang, kept, said }: { lang: Lang; kept: KeptFunction; said: PassportWords }) => {
  const { value, from } = kept
  const against = contradictions(lang, kept)
  return (
    <>
      {value.proof ? (
        <OutsideLink href={value.proof}>{said.proofAt(shortAddress(value.proof))}</OutsideLink>
      ) : (
        sourceText(lang, from)
      )}
      {against && ` · ${against}`}
    </>
  )
}

const Alternatives = ({ lang, solution, alternatives, said }: Part) => {
  const first = alternatives.slice(0, SHOWN.alternatives)
  const others = alternatives.slice(first.length, first.length + SHOWN.otherAlternatives)
  return (
    <Section id="alternatives" title={said.alternatives} note={said.alternativesNote}>
      {first.length === 0 ? (
        <p class="doux">{said.noAlternative}</p>
      ) : (
        <Table
          caption={said.alternativesTo(solution.name)}
          captionUnseen
          columns={[{ label: said.alternative }, { label: said.licence }, { label: said.what }]}
          rows={first.map((alternative) => [
            alternativeName(lang, alternative),
            alternative.found?.licence ?? '–',
            alternative.found ? sentence(lang, alternative.found) : '–',
          ])}
        />
      )}
      {others.length > 0 && (
        <p>
          {said.alsoAlternatives}
          {others.map((other, i) => (
            <>
              {i === 0 ? ' ' : ', '}
              {alternativeName(lang, other)}
            </>
          ))}
        </p>
      )}
    </Section>
  )
}

const alternativeName = (lang: Lang, { slug, name, found }: Alternative): Child =>
  found ? <a href={to(lang, `/solutions/${slug}`)}>{name}</a> : name

const IgnoredSection = ({ ignored, said }: Part) => (
  <Section id="inconnu" title={said.ignored} note={said.ignoredNote}>
    <ul>
      {ignored.map((name) => (
        <li>{said.ignoredItems[name]}</li>
      ))}
    </ul>
    <p class="petit doux">{said.ignoredHelp}</p>
  </Section>
)
