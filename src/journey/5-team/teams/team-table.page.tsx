import type { Assignment, Team } from '#engines/team/index.ts'
import { formatNumber, type Lang, to } from '#platform/lang.ts'
import { Section, Table, Tabs } from '#platform/ui/index.tsx'
import { type Names, nameIn } from './reasons.ts'
import type { Shown } from './shown.ts'
import { words } from './team.words.ts'

/** The teams as equals: a line per role, a column per team, the same order of roles. */
export const SideBySide = ({ lang, base, proposal, team, names }: Shown) => {
  const said = words[lang]
  const roles = [...new Set(proposal.teams.flatMap(({ assignments }) => assignments.map(({ role }) => role)))]
  return (
    <Section id="equipes" title={said.teams} note={said.teamsNote}>
      <Table
        caption={said.teams}
        captionUnseen
        columns={[
          { label: said.roleByRole },
          ...proposal.teams.map(({ rank }) => ({ label: said.team(rank) })),
        ]}
        rows={[
          ...roles.map((role) => [
            names.roles.get(role) ?? role,
            ...proposal.teams.map((one) => <Held {...{ lang, names }} held={holding(one, role)} />),
          ]),
          [said.halfDaysRow, ...proposal.teams.map((one) => formatNumber(lang, halfDaysOf(one)))],
          [said.value, ...proposal.teams.map(({ value }) => formatNumber(lang, Math.round(value * 10) / 10))],
        ]}
      />
      <Tabs
        label={said.teams}
        items={proposal.teams.map(({ rank }) => ({
          label: said.team(rank),
          href: to(lang, `${base}/equipe?calcul=${proposal.id}&equipe=${rank}#roles`),
          current: rank === team.rank,
        }))}
      />
    </Section>
  )
}

export const halfDaysOf = ({ assignments }: Team): number =>
  assignments.reduce((sum, { halfDays }) => sum + halfDays, 0)
const holding = ({ assignments }: Team, role: string) => assignments.filter((one) => one.role === role)

type HeldProps = { lang: Lang; names: Names; held: readonly Assignment[] }
const Held = ({ lang, names, held }: HeldProps) =>
  held.length === 0 ? (
    <span class="doux">{words[lang].noOne}</span>
  ) : (
    <span>
      {held.map(({ person, halfDays }) => `${nameIn(lang, names, person)} (${halfDays})`).join(', ')}
    </span>
  )
