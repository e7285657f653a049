import { roleRemotes } from '#journey/3-project/index.ts'
import { formatDate, formatNumber, type Lang, plural, to } from '#platform/lang.ts'
import { listQuery } from '#platform/list-query.ts'
import {
  Button,
  Card,
  Cards,
  Choice,
  Empty,
  Field,
  Form,
  type Option,
  Page,
  Pagination,
  Row,
  Section,
  Select,
  State,
  Tags,
} from '#platform/ui/index.tsx'
import { skillLabel } from '#registry/skill/index.ts'
import { PLACELESS, type PositionsAsked } from './position.form.ts'
import type { ListedPosition } from './position.queries.ts'
import { words } from './position.words.ts'

export type PositionListProps = {
  lang: Lang
  path: string
  positions: readonly ListedPosition[]
  count: number
  pages: number
  asked: PositionsAsked
  skills: readonly Option[]
  regions: readonly Option[]
}

/** The same list, with other answers: filters live in the address. */
const listHref = (lang: Lang, { page: _, ...asked }: PositionsAsked, page = 1, base = '/postes') =>
  to(lang, `${base}${listQuery(asked, page)}`)

export const PositionListPage = (props: PositionListProps) => {
  const { lang, path, positions, count, pages, asked } = props
  const said = words[lang]
  const noun = plural(lang, count, {
    one: said.foundOne,
    other: said.foundMany,
    many: `de ${said.foundMany}`,
  })
  return (
    <Page {...{ lang, path }} section="people" title={said.list} lead={said.lead}>
      <Section id="filtres" title={said.filters}>
        <Filters {...props} />
      </Section>
      <Section id="liste" title={said.found(formatNumber(lang, count), noun)}>
        {positions.length === 0 ? (
          <Empty
            title={said.empty}
            action={{ href: to(lang, '/mon/engagements#recevoir'), label: said.preferences }}
          >
            {said.emptyText}
          </Empty>
        ) : (
          <PositionCards {...{ lang, positions }} />
        )}
        <Pagination page={asked.page} pages={pages} href={(page) => listHref(lang, asked, page)} />
        <Row>
          {positions.length > 0 && <a href={listHref(lang, asked, 1, '/postes.csv')}>{said.export}</a>}
          <a href={to(lang, '/mon/engagements')}>{said.mine}</a>
        </Row>
      </Section>
    </Page>
  )
}

const Filters = ({ lang, asked, skills, regions }: PositionListProps) => {
  const said = words[lang]
  const places = [{ value: PLACELESS, label: said.anywhere }, ...regions]
  return (
    <Form method="get" action={to(lang, '/postes')} label={said.filters}>
      <Row as="div">
        <Field name="mots" type="search" label={said.words} value={asked.mots} maxlength={100} />
        <Select name="savoir" label={said.skill} value={asked.savoir} options={skills} empty={said.any} />
        <Select name="region" label={said.region} value={asked.region} options={places} empty={said.any} />
        <Select
          name="presence"
          label={said.presence}
          value={asked.presence}
          options={roleRemotes.map((value) => ({ value, label: said.presences[value] }))}
          empty={said.any}
        />
        <Field name="des" type="date" label={said.from} value={asked.des} />
        <Field name="jusqua" type="date" label={said.until} value={asked.jusqua} />
        <Field name="temps" inputmode="numeric" label={said.halfDaysMax} value={asked.temps} maxlength={4} />
      </Row>
      <Choice name="apprentissage" label={said.learnerOnly} checked={asked.apprentissage === 'oui'} />
      <Row as="div">
        <Button>{said.apply}</Button>
      </Row>
    </Form>
  )
}

/** When, for how long, in how many places: one line. */
export const termsOf = (lang: Lang, row: Pick<ListedPosition, 'half_days' | 'from_on' | 'until_on'>) => {
  const said = words[lang]
  const day = (date: string | null) => (date === null ? undefined : formatDate(lang, date))
  return `${said.halfDays(row.half_days)}, ${said.dates(day(row.from_on), day(row.until_on))}`
}

const PositionCards = ({ lang, positions }: Pick<PositionListProps, 'lang' | 'positions'>) => {
  const said = words[lang]
  return (
    <Cards size="wide">
      {positions.map((position) => (
        <Card title={position.title} href={to(lang, `/postes/${position.id}`)}>
          <p class="doux">
            {position.project} · {position.owner}
          </p>
          <p>{termsOf(lang, position)}</p>
          <Tags
            items={[
              ...(position.is_learner_place ? [said.learner] : []),
              ...(position.remote ? [said.presences[position.remote]] : []),
              ...position.skills.slice(0, 5).map(({ skill_id }) => skillLabel(lang, skill_id)),
            ]}
          />
          <Row ends small>
            <State kind="soon">{said.places(position.places - position.taken, position.places)}</State>
            {position.published_on && <span>{said.published(formatDate(lang, position.published_on))}</span>}
          </Row>
        </Card>
      ))}
    </Cards>
  )
}
