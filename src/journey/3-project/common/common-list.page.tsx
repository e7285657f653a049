import { formatNumber, type Lang, to } from '#platform/lang.ts'
import { listQuery } from '#platform/list-query.ts'
import {
  Button,
  ButtonLink,
  Card,
  Cards,
  Empty,
  Field,
  Form,
  Page,
  Pagination,
  Row,
  Section,
  Select,
  State,
  TableFiles,
  Tag,
} from '#platform/ui/index.tsx'
import { words } from './common.words.ts'

/** Cards of a page. */
export const COMMONS_PER_PAGE = 20
export const shows = ['all', 'calls', 'watch'] as const
export type Show = (typeof shows)[number]
export type ListedCommon = {
  slug: string
  name: string
  owner: string
  licence: string | null
  months: number | undefined
  isEnding: boolean
  calls: number
}
type Props = {
  lang: Lang
  path: string
  commons: readonly ListedCommon[]
  count: number
  page: number
  spaces: readonly { slug: string; name: string }[]
  values: { words: string; space: string; show: Show }
  mayDeclare: boolean
}

const queryOf = ({ words: q, space: espace, show: montrer }: Props['values'], page = 1): string =>
  listQuery({ q, espace, montrer: montrer === 'all' ? '' : montrer }, page)
const listHref = (lang: Lang, values: Props['values'], page: number) =>
  to(lang, `/communs${queryOf(values, page)}`)

export const CommonListPage = (props: Props) => {
  const { lang, path, commons, count, page, values, mayDeclare } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="commons"
      title={said.commons}
      lead={said.listLead}
      breadcrumb={[]}
      intro={
        mayDeclare && (
          <Row>
            <ButtonLink kind="first" href={to(lang, '/communs/nouveau')}>
              {said.declare}
            </ButtonLink>
          </Row>
        )
      }
    >
      <Section id="chercher" title={said.search} note={said.listNote}>
        <Filters {...props} />
      </Section>
      <Section id="communs" title={said.found(count, formatNumber(lang, count))}>
        {commons.length === 0 ? (
          <Empty title={said.nothing}>{said.nothingText}</Empty>
        ) : (
          <Cards size="wide">
            {commons.map((one) => (
              <CommonCard lang={lang} common={one} />
            ))}
          </Cards>
        )}
        <Pagination
          page={page}
          pages={Math.max(1, Math.ceil(count / COMMONS_PER_PAGE))}
          href={(wanted) => listHref(lang, values, wanted)}
        />
        {commons.length > 0 && <TableFiles href={to(lang, '/communs')} query={queryOf(values)} />}
      </Section>
    </Page>
  )
}

const Filters = ({ lang, spaces, values }: Props) => {
  const said = words[lang]
  return (
    <Form method="get" action={to(lang, '/communs')} label={said.search}>
      <Field name="q" label={said.words} type="search" value={values.words} optional />
      <Select
        name="espace"
        label={said.space}
        empty={said.everySpace}
        value={values.space}
        options={spaces.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Select
        name="montrer"
        label={said.show}
        empty={false}
        value={values.show}
        options={shows.map((value) => ({ value, label: said.shows[value] }))}
      />
      <p>
        <Button>{said.filter}</Button>
      </p>
    </Form>
  )
}

const CommonCard = ({ lang, common }: { lang: Lang; common: ListedCommon }) => {
  const said = words[lang]
  const { slug, name, owner, licence, months, isEnding, calls } = common
  return (
    <Card title={name} href={to(lang, `/communs/${slug}`)}>
      <p class="doux">
        {said.keptBy} {owner}
      </p>
      <p class="rang">
        {licence && <Tag>{licence}</Tag>}
        {months !== undefined && (
          <State kind={isEnding ? 'attn' : 'ok'}>{said.months(formatNumber(lang, months))}</State>
        )}
        {calls > 0 && <State kind="acc">{said.calling(calls)}</State>}
      </p>
    </Card>
  )
}
