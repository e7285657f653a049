import type { Child } from 'hono/jsx'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Page, Pagination, Row, State, type StateKind, Tabs } from '#platform/ui/index.tsx'
import { shortName } from '#registry/evidence/index.ts'
import type { SolutionStatus } from './fields.ts'
import { words } from './passport.words.ts'
import type { Solution } from './solution.queries.ts'

const stateKinds: Record<SolutionStatus, StateKind> = { active: 'ok', archived: 'err', unknown: 'soon' }

/** The sentence of a solution, in the reader's language when there is one. */
export function sentence(lang: Lang, { fr, en }: { fr: string | null; en: string | null }): Child {
  const own = lang === 'fr' ? fr : en
  const other = lang === 'fr' ? en : fr
  if (own) return own
  return other ? <span lang={lang === 'fr' ? 'en' : 'fr'}>{other}</span> : words[lang].noSentence
}

const views = ['fonctions', 'usages', 'prestataires', 'sources'] as const
export type View = 'passeport' | (typeof views)[number]
/** What the name of a view counts: functions, bodies whose proof counts today, providers. */
export type ViewCounts = Record<'fonctions' | 'usages' | 'prestataires', number>
export type Frame = { lang: Lang; path: string; solution: Solution; counts: ViewCounts }
type Props = Frame & { view: View; children?: Child }

const SolutionTabs = ({ lang, solution, counts, view }: Props) => {
  const said = words[lang]
  const here = to(lang, `/solutions/${solution.slug}`)
  const label = (name: (typeof views)[number]) =>
    name === 'sources'
      ? said.sources
      : said.counted(
          { fonctions: said.functions, usages: said.proofs, prestataires: said.providers }[name],
          formatNumber(lang, counts[name]),
        )
  return (
    <Tabs
      label={said.views}
      items={[
        { label: said.passport, href: here, current: view === 'passeport' },
        ...views.map((name) => ({ label: label(name), href: `${here}/${name}`, current: view === name })),
      ]}
    />
  )
}

/** Pages of one view, by number. */
export const Turns = (props: { lang: Lang; slug: string; view: View; page: number; pages: number }) => {
  const href = to(props.lang, `/solutions/${props.slug}/${props.view}`)
  return (
    <Pagination
      page={props.page}
      pages={props.pages}
      href={(page) => (page > 1 ? `${href}?page=${page}` : href)}
    />
  )
}

/** What the three views of a solution share: its name, its sentence, what one can do, and the way to the others. */
export const SolutionFrame = (props: Props) => {
  const { lang, path, solution, children } = props
  const { slug, name, fr, en, status, changed_on } = solution
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="solutions"
      title={name}
      here={shortName(name)}
      description={said.description(name)}
      breadcrumb={[[said.solutions, to(lang, '/solutions')]]}
      lead={sentence(lang, { fr, en })}
      margin={
        <>
          <p>{said.changed(formatDate(lang, changed_on))}</p>
          <State kind={stateKinds[status]}>{said.statuses[status]}</State>
        </>
      }
      intro={
        <>
          <Row>
            <ButtonLink kind="first" href={to(lang, `/solutions/${slug}/usages/nouveau`)}>
              {said.useIt}
            </ButtonLink>
            {(solution.repository || solution.website) && (
              <a href={to(lang, `/solutions/${slug}/publiccode.yml`)} download>
                {said.downloadPubliccode}
              </a>
            )}
            <a href={`/api/v1/solutions/${slug}`}>{said.downloadJson}</a>
          </Row>
          <SolutionTabs {...props} />
        </>
      }
    >
      {children}
    </Page>
  )
}
