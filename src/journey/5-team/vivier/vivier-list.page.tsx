import { formatNumber, type Lang, plural, to } from '#platform/lang.ts'
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
  Tags,
} from '#platform/ui/index.tsx'
import { remotes } from '#registry/profile/index.ts'
import { skillLabel, skills } from '#registry/skill/index.ts'
import { words as profileWords } from './profile.words.ts'
import { type VivierSearch, vivierQuery } from './vivier.form.ts'
import type { VivierRow } from './vivier.queries.ts'
import { words } from './vivier.words.ts'

type Props = {
  lang: Lang
  search: VivierSearch
  rows: readonly VivierRow[]
  count: number
  page: number
  pages: number
  regions: readonly Option[]
  isSignedIn: boolean
  isCurator: boolean
}
const TAGS_MAX = 5

/** The people whom the one who looks may find, and what they may read of each. */
export const VivierListPage = (props: Props) => {
  const { lang, search, rows, count, page, pages } = props
  const said = words[lang]
  const href = (wanted: number) => to(lang, `/vivier${vivierQuery(search, wanted)}`)
  return (
    <Page
      {...{ lang }}
      path={`/vivier${vivierQuery(search, page)}`}
      section="people"
      title={said.title}
      lead={said.lead}
      robots="noindex"
    >
      <Section id="filtres" title={said.filters} note={said.filtersNote}>
        <Filters {...props} />
      </Section>
      <Section id="liste" title={said.found(formatNumber(lang, count), plural(lang, count, said.people))}>
        {rows.length === 0 ? (
          <Empty title={said.empty}>{said.emptyText}</Empty>
        ) : (
          <Cards size="wide">
            {rows.map((row) => (
              <PersonCard {...props} {...{ row }} />
            ))}
          </Cards>
        )}
        <Pagination {...{ page, pages, href }} />
        <Row>
          <ButtonLink href={to(lang, '/mon/profil')}>{said.mine}</ButtonLink>
          {rows.length > 0 && <a href={to(lang, `/vivier.csv${vivierQuery(search)}`)}>{said.csv}</a>}
          {rows.length > 0 && <a href={to(lang, `/vivier.xlsx${vivierQuery(search)}`)}>{said.xlsx}</a>}
          {props.isCurator && <a href={to(lang, '/vivier/mots-inconnus')}>{said.unknown}</a>}
        </Row>
      </Section>
    </Page>
  )
}

const PersonCard = ({ lang, row, regions, search }: Props & { row: VivierRow }) => {
  const { fields, skills: held } = row
  const said = words[lang]
  const facts = [
    fields.region && regions.find(({ value }) => value === fields.region)?.label,
    fields.remote && profileWords[lang].remotes[fields.remote],
    row.free !== undefined && search.du && said.freeCount(row.free),
  ].filter(Boolean)
  return (
    <Card title={row.display_name} href={to(lang, `/vivier/${row.handle}`)}>
      {fields.headline && <p>{fields.headline}</p>}
      {facts.length > 0 && <p class="doux">{facts.join(' · ')}</p>}
      <Tags items={held.slice(0, TAGS_MAX).map(({ skill_id: id }) => skillLabel(lang, id))} />
    </Card>
  )
}

/** Skills by family: one list, in groups. */
const skillOptions = (lang: Lang): Option[] =>
  skills.map(({ id, label, family }) => ({ value: id, label: label[lang], group: family.label[lang] }))

const Filters = ({ lang, search, regions }: Props) => {
  const said = words[lang]
  const levels = profileWords[lang].seenLevels
  return (
    <Form method="get" action={to(lang, '/vivier')} label={said.filters}>
      <Row as="div">
        <Field name="mots" type="search" label={said.words} value={search.mots} maxlength={100} />
        <Select
          name="savoir"
          label={said.skill}
          value={search.savoir}
          empty={said.any}
          options={skillOptions(lang)}
        />
        <Select
          name="niveau"
          label={said.level}
          value={search.niveau > 0 ? String(search.niveau) : ''}
          empty={said.any}
          options={[1, 2, 3].map((level) => ({
            value: String(level),
            label: said.levelFrom(levels[level] ?? ''),
          }))}
        />
        <Select
          name="envie"
          label={said.wish}
          value={search.envie}
          empty={said.any}
          options={Object.entries(said.wishes).map(([value, label]) => ({ value, label }))}
        />
      </Row>
      <Row as="div">
        <Select name="region" label={said.region} value={search.region} empty={said.any} options={regions} />
        <Select
          name="distance"
          label={said.remote}
          value={search.distance}
          empty={said.any}
          options={remotes.map((value) => ({ value, label: profileWords[lang].remotes[value] }))}
        />
      </Row>
      <Row as="div">
        <Field name="libres" type="number" label={said.free} value={search.libres || ''} min={0} max={400} />
        <Field name="du" type="date" label={said.from} value={search.du} />
        <Field name="au" type="date" label={said.until} value={search.au} />
        <Button>{said.apply}</Button>
      </Row>
    </Form>
  )
}
