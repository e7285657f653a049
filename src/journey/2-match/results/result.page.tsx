import type { Child } from 'hono/jsx'
import type { Confidence } from '#engines/matching/confidence.ts'
import type { Understanding } from '#engines/understanding/understanding.ts'
import { factText, needWords, understandingWords, whyText } from '#journey/1-need/index.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  ButtonLink,
  Card,
  Cards,
  Disclosure,
  Empty,
  Facts,
  Grid,
  Notice,
  Page,
  Pagination,
  Person,
  Section,
  Tag,
} from '#platform/ui/index.tsx'
import { AlikeTable } from '../pooling/alike.page.tsx'
import type { AlikeNeed } from '../pooling/alike.queries.ts'
import { words } from './result.words.ts'
import { LONG_SIGNS, NeedMargin, opening, type ShownNeed, WholeText } from './result-opening.page.tsx'
import type { Nearness, Results, ShownProvider } from './results.queries.ts'
import { SolutionCard } from './solution-card.page.tsx'

type Props = {
  lang: Lang
  path: string
  need: ShownNeed
  understood: Understanding
  results: Results
  page: number
  pages: number
  firstRank: number
  gaps: readonly string[]
  alike: readonly AlikeNeed[]
  providers: readonly ShownProvider[]
  nearness: ReadonlyMap<bigint, Nearness>
  labelOf: (functionId: string) => string
  children?: Child
}

export const ResultPage = (props: Props) => {
  const { lang, path, need, results, page } = props
  const isUnsure = results.confidence === 'low' || results.shown.length === 0
  return (
    <Page
      lang={lang}
      path={page > 1 ? `${path}?page=${page}` : path}
      section="needs"
      title={need.title}
      breadcrumb={[[needWords[lang].needs, to(lang, '/besoins')]]}
      here={needWords[lang].need(need.id)}
      margin={<NeedMargin lang={lang} need={need} />}
      lead={<span>« {opening(need.text)} »</span>}
      intro={need.text.length > LONG_SIGNS && <WholeText lang={lang} text={need.text} />}
      robots={need.isOwn ? 'noindex' : undefined}
    >
      <Understood {...props} />
      {isUnsure && <Others {...props} />}
      <Solutions {...props} />
      {props.gaps.length > 0 && <Gaps {...props} />}
      {!isUnsure && <Others {...props} />}
      <Helpers {...props} />
      {props.children}
      <Next lang={lang} need={need} />
    </Page>
  )
}

const Understood = ({ lang, need, understood, labelOf }: Props) => {
  const said = words[lang]
  return (
    <Section
      id="compris"
      title={said.understood}
      note={need.isOwn ? said.understoodNote : said.understoodPublicNote}
    >
      <Grid size="wide">
        {understood.functions.length === 0 ? (
          <p>{said.nothingUnderstood}</p>
        ) : (
          <ol class="numero">
            {understood.functions.map((asked) => (
              <li>
                {labelOf(asked.id)}{' '}
                {asked.origin === 'deduced' && (
                  <>
                    <Tag>{said.deduced}</Tag> <small class="doux">{whyText(lang, asked)}</small>
                  </>
                )}
              </li>
            ))}
          </ol>
        )}
        <Facts
          items={understood.facts.map((fact) => [
            understandingWords[lang].kinds[fact.kind],
            factText(lang, fact),
          ])}
        />
      </Grid>
      {need.isOwn && (
        <p>
          <ButtonLink href={to(lang, `/besoins/${need.ref}/compris`)}>{said.correct}</ButtonLink>
        </p>
      )}
    </Section>
  )
}

const Solutions = ({ lang, need, results, page, pages, firstRank, nearness, labelOf }: Props) => {
  const said = words[lang]
  const base = `/besoins/${need.ref}`
  return (
    <Section id="solutions" title={said.solutions} note={said.solutionsNote}>
      <ConfidenceNotice lang={lang} confidence={results.shown.length === 0 ? 'none' : results.confidence} />
      <Cards size="column" ordered>
        {results.shown.map((shown, i) => (
          <SolutionCard
            lang={lang}
            rank={firstRank + i}
            shown={shown}
            isPlaceAsked={results.isPlaceAsked}
            nearness={nearness.get(shown.solution.id)}
            labelOf={labelOf}
          />
        ))}
      </Cards>
      <Pagination
        page={page}
        pages={pages}
        label={said.more}
        href={(wanted) => `${to(lang, wanted > 1 ? `${base}?page=${wanted}` : base)}#solutions`}
      />
      {results.shown.length > 0 && (
        <p>
          <a href={to(lang, `${base}/comparer`)}>{said.compare}</a>
        </p>
      )}
      <Disclosure summary={said.method}>
        <ul>
          {said.methodText.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </Disclosure>
    </Section>
  )
}

/** When nothing proven fits, that is said first, and so is the doubt. */
const ConfidenceNotice = ({ lang, confidence }: { lang: Lang; confidence: Confidence | 'none' }) => {
  const said = words[lang]
  if (confidence === 'high') return null
  if (confidence === 'none') return <Empty title={said.none}>{said.noneText}</Empty>
  return confidence === 'low' ? (
    <Notice kind="attn" title={said.low}>
      {said.lowText}
    </Notice>
  ) : (
    <Notice title={said.medium}>{said.mediumText}</Notice>
  )
}

const Gaps = ({ lang, gaps, labelOf }: Props) => {
  const said = words[lang]
  return (
    <Section id="manque" title={said.gaps} note={said.gapsNote}>
      <Notice kind="acc" title={said.gapsText(gaps.length)}>
        <ul>
          {gaps.map((id) => (
            <li>{labelOf(id)}</li>
          ))}
        </ul>
      </Notice>
    </Section>
  )
}

const Others = ({ lang, need, alike, labelOf }: Props) => {
  const said = words[lang]
  return (
    <Section id="autres" title={said.others} note={said.othersNote}>
      {alike.length === 0 ? (
        <Empty
          title={said.othersNone}
          action={
            need.isOwn && !need.isPublished
              ? { href: to(lang, `/besoins/${need.ref}/publier`), label: said.doPublish }
              : undefined
          }
        >
          {need.isPublished ? said.othersNoneYet : said.othersNoneText}
        </Empty>
      ) : (
        <>
          <AlikeTable lang={lang} alike={alike} labelOf={labelOf} />
          {need.isOwn && (
            <p>
              <ButtonLink href={to(lang, `/besoins/${need.ref}/grouper`)}>{said.group}</ButtonLink>
            </p>
          )}
        </>
      )}
    </Section>
  )
}

const Helpers = ({ lang, providers }: Pick<Props, 'lang' | 'providers'>) => {
  const said = words[lang]
  return (
    <Section id="aide" title={said.help} note={said.helpNote}>
      {providers.length === 0 ? (
        <Empty title={said.helpNone}>{said.helpNoneText}</Empty>
      ) : (
        <Cards>
          {providers.map(({ name, solution, service, source_url, source, seen }) => (
            <Card>
              <Person name={name} role={said.serves(solution.name)} />
              {service && <p>{service}</p>}
              <p class="doux petit">
                {said.source} {source_url ? <a href={source_url}>{source}</a> : source}
                {seen && `, ${formatDate(lang, seen)}`}
              </p>
            </Card>
          ))}
        </Cards>
      )}
    </Section>
  )
}

const Next = ({ lang, need }: Pick<Props, 'lang' | 'need'>) => {
  const said = words[lang]
  const base = `/besoins/${need.ref}`
  const steps = need.isOwn
    ? [
        [said.doPrecise, said.doPreciseHelp, `${base}/preciser`],
        [said.doPublish, said.doPublishHelp, `${base}/publier`],
        [said.doFollow, said.doFollowHelp, `${base}/suivi`],
      ]
    : [[said.doDescribe, said.doDescribeHelp, '/besoins/nouveau']]
  return (
    <Section id="suite" title={said.next} note={said.nextNote}>
      <Cards>
        {steps.map(([title, help, href]) => (
          <Card title={title} href={to(lang, href ?? '/')}>
            <p>{help}</p>
          </Card>
        ))}
      </Cards>
    </Section>
  )
}
