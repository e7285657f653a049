import { formatDate, formatNumber, type Lang, plural, to } from '#platform/lang.ts'
import { listQuery } from '#platform/list-query.ts'
import {
  Button,
  ButtonLink,
  Card,
  Cards,
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
import type { PublicNeed } from './need.queries.ts'
import { words } from './need.words.ts'
import { stateKinds } from './states.ts'

export type ListedNeed = PublicNeed & { state: keyof (typeof words)['fr']['states'] }
export type ListChoices = {
  functions: readonly Option[]
  kinds: readonly Option[]
  regions: readonly Option[]
}
export type ListAsked = { mots: string; fonction: string; nature: string; region: string }

type Props = {
  lang: Lang
  path: string
  needs: readonly ListedNeed[]
  count: number
  page: number
  pages: number
  asked: ListAsked
  choices: ListChoices
}

/** The same list, with other answers: filters live in the address. */
export const listHref = (lang: Lang, asked: ListAsked, page = 1, base = '/besoins') =>
  to(lang, `${base}${listQuery(asked, page)}`)

export const NeedListPage = ({ lang, path, needs, count, page, pages, asked, choices }: Props) => {
  const said = words[lang]
  const noun = plural(lang, count, {
    one: said.foundOne,
    other: said.foundMany,
    many: `de ${said.foundMany}`,
  })
  return (
    <Page lang={lang} path={path} section="needs" title={said.list} lead={said.listLead}>
      <Section id="filtres" title={said.filters}>
        <Filters lang={lang} asked={asked} choices={choices} />
      </Section>
      <Section id="liste" title={said.found(formatNumber(lang, count), noun)}>
        {needs.length === 0 ? (
          <Empty title={said.empty} action={{ href: to(lang, '/besoins/nouveau'), label: said.newTitle }}>
            {said.emptyText}
          </Empty>
        ) : (
          <NeedCards lang={lang} needs={needs} choices={choices} />
        )}
        <Pagination page={page} pages={pages} href={(wanted) => listHref(lang, asked, wanted)} />
        <Row>
          <ButtonLink href={to(lang, '/besoins/nouveau')}>{said.newTitle}</ButtonLink>
          {needs.length > 0 && <a href={listHref(lang, asked, 1, '/besoins.csv')}>{said.export}</a>}
          <a href={to(lang, '/mes-besoins')}>{said.mine}</a>
        </Row>
      </Section>
    </Page>
  )
}

const Filters = ({ lang, asked, choices }: Pick<Props, 'lang' | 'asked' | 'choices'>) => {
  const said = words[lang]
  return (
    <Form method="get" action={to(lang, '/besoins')} label={said.filters}>
      <Row as="div">
        <Field name="mots" type="search" label={said.search} value={asked.mots} maxlength={100} />
        <Select
          name="fonction"
          label={said.functionWanted}
          value={asked.fonction}
          options={choices.functions}
          empty={said.any}
        />
        <Select
          name="nature"
          label={said.kind}
          value={asked.nature}
          options={choices.kinds}
          empty={said.anyKind}
        />
        <Select
          name="region"
          label={said.region}
          value={asked.region}
          options={choices.regions}
          empty={said.any}
        />
        <Button>{said.apply}</Button>
      </Row>
    </Form>
  )
}

export const NeedCards = ({ lang, needs, choices }: Pick<Props, 'lang' | 'needs' | 'choices'>) => {
  const said = words[lang]
  const labelOf = (options: readonly Option[], value: string | null) =>
    options.find((option) => option.value === value)?.label
  return (
    <Cards size="wide">
      {needs.map((need) => (
        <Card title={need.title} href={to(lang, `/besoins/${need.ref}`)}>
          <p class="doux">
            {need.body_name ?? said.redactedBody}
            {[labelOf(choices.kinds, need.body_kind), labelOf(choices.regions, need.region_code)]
              .filter(Boolean)
              .map((label) => ` · ${label}`)}
          </p>
          <Tags items={need.functions.slice(0, 4).map((id) => labelOf(choices.functions, id) ?? id)} />
          <Row ends small>
            <State kind={stateKinds[need.state]}>{said.states[need.state]}</State>
            <span>{said.published(formatDate(lang, need.published_on))}</span>
          </Row>
        </Card>
      ))}
    </Cards>
  )
}
