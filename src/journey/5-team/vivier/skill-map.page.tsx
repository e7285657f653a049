import { formatNumber, type Lang, plural, to } from '#platform/lang.ts'
import { Empty, Page, Section, Table, TableFiles } from '#platform/ui/index.tsx'
import { skillLabel } from '#registry/skill/index.ts'
import { words as profileWords } from './profile.words.ts'
import type { MappedSkill } from './skill-map.queries.ts'
import { words } from './vivier.words.ts'

type Props = {
  lang: Lang
  path: string
  space: { slug: string; name: string }
  mapped: readonly MappedSkill[]
  /** The names that the one who looks may read. */
  names: ReadonlyMap<string, string>
}
const SHOWN_MAX = 80

/** Skills held by one person only, skills asked and absent, then all of them. */
export const SkillMapPage = (props: Props) => {
  const { lang, path, space, mapped } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="people"
      title={said.mapTitle}
      lead={said.mapLead}
      breadcrumb={[
        [said.spaces, to(lang, '/espaces')],
        [space.name, to(lang, `/espaces/${space.slug}`)],
      ]}
      robots="noindex, nofollow"
    >
      <Section id="absents" title={said.absent} note={said.absentNote}>
        <Absent
          {...props}
          mapped={mapped.filter(({ askedBy, holders }) => askedBy > 0 && holders.length === 0)}
        />
      </Section>
      <Section id="seuls" title={said.alone} note={said.aloneNote}>
        <Alone {...props} mapped={mapped.filter(({ holders }) => holders.length === 1)} />
      </Section>
      <Section id="tous" title={said.all} note={said.allNote}>
        <All {...props} mapped={mapped.filter(({ holders }) => holders.length > 0)} />
        {mapped.length > 0 && <TableFiles href={to(lang, `/espaces/${space.slug}/savoir-faire`)} />}
      </Section>
    </Page>
  )
}

const inVivier = (lang: Lang, skillId: string) => (
  <a href={to(lang, `/vivier?savoir=${skillId}`)}>{skillLabel(lang, skillId)}</a>
)
const rolesText = (lang: Lang, count: number) =>
  `${formatNumber(lang, count)} ${plural(lang, count, words[lang].askedCount)}`

const Absent = ({ lang, mapped }: Props) => {
  const said = words[lang]
  return mapped.length === 0 ? (
    <Empty title={said.nothingAbsent}>{said.nothingAbsentText}</Empty>
  ) : (
    <Table
      caption={said.absent}
      captionUnseen
      columns={[
        { label: said.skill },
        { label: said.asked, kind: 'number' },
        { label: said.learners, kind: 'number' },
      ]}
      rows={mapped
        .slice(0, SHOWN_MAX)
        .map(({ skillId, askedBy, learners }) => [
          inVivier(lang, skillId),
          rolesText(lang, askedBy),
          formatNumber(lang, learners),
        ])}
    />
  )
}

const Alone = ({ lang, mapped, names }: Props) => {
  const said = words[lang]
  return mapped.length === 0 ? (
    <Empty title={said.nobodyAlone}>{said.nobodyAloneText}</Empty>
  ) : (
    <Table
      caption={said.alone}
      captionUnseen
      columns={[{ label: said.skill }, { label: said.holder }, { label: said.learners, kind: 'number' }]}
      rows={mapped
        .slice(0, SHOWN_MAX)
        .map(({ skillId, holders: [only = ''], learners }) => [
          inVivier(lang, skillId),
          names.get(only) ?? '',
          formatNumber(lang, learners),
        ])}
    />
  )
}

const All = ({ lang, mapped }: Props) => {
  const said = words[lang]
  const levels = profileWords[lang].seenLevels
  return mapped.length === 0 ? (
    <Empty title={said.nothing}>{said.nothingText}</Empty>
  ) : (
    <Table
      caption={said.all}
      captionUnseen
      columns={[{ label: said.skill }, { label: said.holders, kind: 'number' }, { label: said.best }]}
      rows={mapped
        .slice(0, SHOWN_MAX)
        .map(({ skillId, holders, best }) => [
          inVivier(lang, skillId),
          formatNumber(lang, holders.length),
          levels[best] ?? '',
        ])}
    />
  )
}
