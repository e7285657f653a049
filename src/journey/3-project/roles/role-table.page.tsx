import { formatDate, type Lang, to } from '#platform/lang.ts'
import { State, Table, Tag } from '#platform/ui/index.tsx'
import type { RoleWanted } from './role.queries.ts'
import { words } from './role.words.ts'
import { skillText } from './role-skills.ts'

/** Where one asks for a published role, in the reader’s language, and whether all its places are held. */
export type Positions = ReadonlyMap<bigint, { href: string; isFilled: boolean }>
type Props = {
  lang: Lang
  roles: readonly RoleWanted[]
  base?: string | undefined
  positions?: Positions | undefined
}

/** When a role runs, in words. */
export function roleDates(
  lang: Lang,
  { from_on, until_on }: Pick<RoleWanted, 'from_on' | 'until_on'>,
): string {
  const said = words[lang]
  if (from_on && until_on) return said.between(formatDate(lang, from_on), formatDate(lang, until_on))
  if (from_on) return said.fromOn(formatDate(lang, from_on))
  return until_on ? said.untilOn(formatDate(lang, until_on)) : said.anyTime
}

/** `base` is given to who may change: each line then leads to its form. */
export const RoleTable = ({ lang, roles, base, positions }: Props) => {
  const said = words[lang]
  return (
    <Table
      caption={said.title}
      captionUnseen
      columns={[
        { label: said.role },
        { label: said.halfDays },
        { label: said.skills },
        { label: said.state },
        ...(base ? [{ label: said.change, unseen: true }] : []),
      ]}
      rows={roles.map((role) => [
        <>
          <RoleTitle title={role.title} href={positions?.get(role.id)?.href} />{' '}
          {role.is_learner_place && <Tag>{said.learner}</Tag>}
          {role.is_senior && <Tag>{said.senior}</Tag>} {role.is_must && <Tag>{said.mustTag}</Tag>}{' '}
          {role.remote && <Tag>{said.remotes[role.remote]}</Tag>}
        </>,
        <>
          {said.count(role.half_days, role.places)}
          <br />
          <small class="doux">{roleDates(lang, role)}</small>
        </>,
        role.skills.map((skill, i) => (
          <>
            {i > 0 && <br />}
            {skillText(lang, skill)}
          </>
        )),
        <RoleState lang={lang} role={role} isFilled={positions?.get(role.id)?.isFilled} />,
        ...(base
          ? [
              <a href={to(lang, `${base}/${role.id}`)}>
                {said.change}
                <span class="cache"> {role.title}</span>
              </a>,
            ]
          : []),
      ])}
    />
  )
}

const RoleTitle = ({ title, href }: { title: string; href: string | undefined }) =>
  href ? <a href={href}>{title}</a> : <span>{title}</span>

type StateProps = { lang: Lang; role: RoleWanted; isFilled: boolean | undefined }
const RoleState = ({ lang, role, isFilled }: StateProps) => {
  const said = words[lang]
  if (role.published_on === null) return <State kind="soon">{said.draft}</State>
  if (isFilled) return <State kind="ok">{said.filled}</State>
  return role.closed_on === null ? (
    <State kind="ok">{said.open(formatDate(lang, role.published_on))}</State>
  ) : (
    <State kind="soon">{said.closed(formatDate(lang, role.closed_on))}</State>
  )
}
