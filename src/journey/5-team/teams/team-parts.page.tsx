import type { Assignment } from '#engines/team/index.ts'
import { formatMoney, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Disclosure,
  Facts,
  Field,
  Figures,
  Form,
  Note,
  Notice,
  Person,
  PlainList,
  Reasons,
  Row,
  Section,
  Select,
  Stack,
} from '#platform/ui/index.tsx'
import type { ProposalRow } from './compose.queries.ts'
import { isMark } from './instance.ts'
import { brokenText, clashText, type Names, nameIn, reasonsOf, unmetText } from './reasons.ts'
import type { Shown } from './shown.ts'
import { words } from './team.words.ts'
import { halfDaysOf } from './team-table.page.tsx'

/** Role by role: who, why, and who else. */
export const RoleByRole = (props: Shown) => {
  const { lang, team, names } = props
  const said = words[lang]
  return (
    <Section id="roles" title={`${said.roleByRole} · ${said.team(team.rank)}`} note={said.roleNote}>
      <TeamFigures {...props} />
      <PlainList name="pile">
        {team.assignments.map((one) => (
          <li class="fiche solution">
            <div class="pile">
              <h3>{names.roles.get(one.role) ?? one.role}</h3>
              <Person name={nameIn(lang, names, one.person)} role={said.halfDays(one.halfDays)} />
              <Others {...{ lang, names, one }} />
            </div>
            <Reasons items={reasonsOf(lang, one, names)} />
          </li>
        ))}
      </PlainList>
    </Section>
  )
}

const TeamFigures = ({ lang, team }: Shown) => {
  const said = words[lang]
  const asked = team.assignments.flatMap(({ why }) => why.skills.filter(({ id }) => !isMark(id)))
  const covered = asked.filter(({ level, wanted }) => level >= wanted).length
  const wishes = team.assignments.filter(({ why }) => why.terms.aspiration > 0).length
  const cents = team.assignments.reduce((sum, one) => sum + BigInt(one.cents), 0n)
  return (
    <Figures
      items={[
        { value: `${covered} / ${asked.length}`, label: said.covered },
        { value: formatNumber(lang, halfDaysOf(team)), label: said.found },
        { value: `${wishes} / ${team.assignments.length}`, label: said.wishes },
        { value: formatMoney(lang, cents), label: said.cost },
      ]}
    />
  )
}

const Others = ({ lang, names, one }: { lang: Lang; names: Names; one: Assignment }) => {
  const said = words[lang]
  const { others } = one.why
  if (others.length === 0) return <Note>{said.noOther}</Note>
  return (
    <Disclosure summary={said.others}>
      <ul>
        {others.map(({ person, loss }) => (
          <li>{said.other(nameIn(lang, names, person), formatNumber(lang, Math.round(loss * 10) / 10))}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** A person chooses: one press, a reason if they wish. */
export const Choose = ({ lang, base, proposal, team }: Shown) => {
  const said = words[lang]
  return (
    <Section id="choisir" title={`${said.choose} · ${said.team(team.rank)}`} note={said.chooseNote}>
      <Form action={to(lang, `${base}/equipe/${proposal.id}/choix`)} label={said.choose}>
        <Field name="motif" label={said.chooseWhy} maxlength={500} optional />
        <Row as="div">
          <Button kind="first" name="equipe" value={String(team.rank)}>
            {said.send(new Set(team.assignments.map(({ person }) => person)).size)}
          </Button>
        </Row>
      </Form>
    </Section>
  )
}

export const Missing = ({ lang, team, names }: Shown) => {
  const said = words[lang]
  const unmet = team.unmet.map((one) => unmetText(lang, one, names))
  return (
    <Section id="manque" title={said.missing}>
      {unmet.length === 0 ? (
        <p>{said.nothingMissing}</p>
      ) : (
        <Stack>
          {unmet.map(({ text, details }) => (
            <Notice kind="attn" title={text}>
              {details.length > 0 && <p>{details.join(' · ')}</p>}
            </Notice>
          ))}
        </Stack>
      )}
    </Section>
  )
}

export const Balance = ({ lang, team, proposal }: Shown) => {
  const said = words[lang]
  const isOver = team.parts.over110 < 0
  const learns = team.assignments.some(({ why }) =>
    why.skills.some((skill) => skill.learns && skill.level < skill.wanted),
  )
  return (
    <Section id="equilibre" title={said.balance} note={said.balanceNote}>
      <Reasons
        items={[
          // A proposal that says how it was found was kept after the checker found nothing.
          ...(proposal.method === null ? [] : [{ state: 'ok' as const, text: said.noViolation }]),
          isOver ? { state: 'partly', text: said.overload } : { state: 'ok', text: said.noOverload },
          { state: 'ok', text: said.noOldRefusal },
          ...(learns ? [{ state: 'ok' as const, text: said.learnerIn }] : []),
        ]}
      />
    </Section>
  )
}

/** Without one of them: what breaks, and who could mend it. */
export const Leaving = ({ lang, base, proposal, team, names, leaving }: Shown) => {
  const said = words[lang]
  const people = [...new Set(team.assignments.map(({ person }) => person))]
  return (
    <Section id="depart" title={said.leaving} note={said.leavingNote}>
      <Form method="get" action={`${to(lang, `${base}/equipe`)}#depart`} label={said.leaving}>
        <input type="hidden" name="calcul" value={String(proposal.id)} />
        <input type="hidden" name="equipe" value={String(team.rank)} />
        <Row as="div">
          <Select
            name="sans"
            label={said.person}
            value={leaving?.person}
            options={people.map((id) => ({ value: id, label: nameIn(lang, names, id) }))}
          />
          <Button>{said.look}</Button>
        </Row>
      </Form>
      {leaving && !leaving.isSame && <Note>{said.changed}</Note>}
      {leaving?.fixes.map((fix) => (
        <Notice kind="attn" title={brokenText(lang, fix, names)}>
          {fix.replacements.length === 0 ? (
            <p>{said.nobodyMends}</p>
          ) : (
            <ul>
              {fix.replacements.slice(0, 5).map(({ person, halfDays }) => (
                <li>{said.couldMend(nameIn(lang, names, person), halfDays)}</li>
              ))}
            </ul>
          )}
        </Notice>
      ))}
    </Section>
  )
}

/** No team: the rules that cannot hold together, and what would free them. */
export const Clashes = ({ lang, proposal, names }: { lang: Lang; proposal: ProposalRow; names: Names }) => {
  const said = words[lang]
  return (
    <Section id="impossible" title={said.impossible}>
      {proposal.infeasible.map((clash) => {
        const { rules, frees } = clashText(lang, clash, names)
        return (
          <Notice kind="err" title={rules.length > 0 ? said.clash : said.noRules}>
            {rules.length > 0 && (
              <ul>
                {rules.map((rule) => (
                  <li>{rule}</li>
                ))}
              </ul>
            )}
            {frees.map((rule) => (
              <p>{said.frees(rule)}</p>
            ))}
          </Notice>
        )
      })}
    </Section>
  )
}

const DECIMALS = 100
type ProofProps = { lang: Lang; proposal: ProposalRow; policyHref: string | undefined }
export const Proof = ({ lang, proposal, policyHref }: ProofProps) => {
  const said = words[lang]
  const number = (value: number) => formatNumber(lang, Math.round(value * DECIMALS) / DECIMALS)
  return (
    <Section id="preuve" title={said.proof} note={said.proofNote}>
      <Facts
        items={[
          [
            said.policy,
            policyHref ? <a href={policyHref}>{proposal.policy_version}</a> : proposal.policy_version,
          ],
          [said.value, number(proposal.value)],
          [said.bound, number(proposal.bound)],
          [said.gap, `${number(proposal.gap * DECIMALS)} %`],
          [said.solver, proposal.solver],
          ...(proposal.method === null
            ? []
            : [[said.method, said.methods[proposal.method] ?? proposal.method] as const]),
          ...(proposal.stopped_by === null ? [] : [[said.stopped, said.stops[proposal.stopped_by]] as const]),
          ...proposal.weights
            .filter(({ project }) => project === String(proposal.project_id))
            .map(({ weight }) => [said.weight, number(weight)] as const),
          [said.seed, String(proposal.seed)],
          [said.hash, proposal.instance_hash.slice(0, 16)],
        ]}
      />
    </Section>
  )
}
