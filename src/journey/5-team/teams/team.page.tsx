import { ProjectFrame } from '#journey/3-project/index.ts'
import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Empty,
  Form,
  Notice,
  PlainList,
  Row,
  Section,
  State,
} from '#platform/ui/index.tsx'
import type { ProposalRow } from './compose.queries.ts'
import { nameIn } from './reasons.ts'
import type { Shown, TeamProps } from './shown.ts'
import { words } from './team.words.ts'
import { Balance, Choose, Clashes, Leaving, Missing, Proof, RoleByRole } from './team-parts.page.tsx'
import { SideBySide } from './team-table.page.tsx'

export const TeamPage = (props: TeamProps) => {
  const { lang, path, project, proposal, team, refusal } = props
  const said = words[lang]
  const base = `/chantiers/${project.slug}`
  return (
    <ProjectFrame
      {...{ lang, path, project }}
      title={said.title}
      lead={proposal ? said.lead(proposal.teams.length) : said.leadNone}
      trail={[[said.candidacies, to(lang, `${base}/candidatures`)]]}
      here={said.title}
      margin={proposal && <Margin lang={lang} proposal={proposal} />}
    >
      {refusal && <Notice kind="err" title={said.refusals[refusal]} live />}
      {proposal && team ? (
        <Proposed {...props} {...{ proposal, team, base }} />
      ) : proposal ? (
        <Clashes {...{ lang, proposal, names: props.names }} />
      ) : (
        <Section id="equipes" title={said.teams}>
          <Empty title={said.none}>{said.noneText}</Empty>
        </Section>
      )}
      <Compose {...props} base={base} />
      {proposal && <Proof {...{ lang, proposal }} policyHref={props.policyHref} />}
    </ProjectFrame>
  )
}

const Margin = ({ lang, proposal }: { lang: Lang; proposal: ProposalRow }) => {
  const said = words[lang]
  return (
    <>
      <p>{said.computed(formatDate(lang, dayOf(proposal.made_at)))}</p>
      {proposal.run === 'night' && <p>{said.atNight}</p>}
      <p>{said.possible(proposal.teams.length)}</p>
      <State kind="soon">{said.title}</State>
    </>
  )
}

const Proposed = (props: Shown) => {
  const { choices, mayDecide } = props
  return (
    <>
      {choices.length > 0 && <Answers {...props} />}
      <SideBySide {...props} />
      <RoleByRole {...props} />
      {mayDecide && choices.length === 0 && <Choose {...props} />}
      <Missing {...props} />
      <Balance {...props} />
      <Leaving {...props} />
    </>
  )
}

const Answers = ({ lang, choices, answers, names }: Shown) => {
  const said = words[lang]
  const kinds = {
    invited: 'soon',
    applied: 'soon',
    accepted: 'ok',
    declined: 'err',
    withdrawn: 'attn',
  } as const
  return (
    <Section id="reponses" title={said.answers}>
      {choices.map(({ rank, person_id: person, made_at: at }) => (
        <Notice
          kind="ok"
          title={said.chosen(rank, nameIn(lang, names, person), formatDate(lang, dayOf(at)))}
        />
      ))}
      <PlainList name="pile">
        {answers.map(({ person_id: person, state }) => (
          <li>
            {nameIn(lang, names, person)} <State kind={kinds[state]}>{said.answered[state]}</State>
          </li>
        ))}
      </PlainList>
      {answers.some(({ state }) => state === 'declined') && (
        <Notice kind="attn" title={said.someDeclined}>
          {said.someDeclinedText}
        </Notice>
      )}
    </Section>
  )
}

const Compose = ({ lang, base, proposal, others }: TeamProps & { base: string }) => {
  const said = words[lang]
  const label = proposal ? said.recompose : said.compose
  return (
    <Section id="composer" title={label} note={said.composeNote}>
      <Form action={to(lang, `${base}/equipe`)} label={label}>
        <Row as="div">
          <Button kind={proposal ? 'second' : 'first'}>{label}</Button>
          <ButtonLink href={to(lang, `${base}/candidatures`)}>{said.candidacies}</ButtonLink>
        </Row>
      </Form>
      {others.length > 0 && (
        <p>
          {said.otherRuns}
          {others.map(({ id, made_at: at }) => (
            <>
              {' · '}
              <a href={to(lang, `${base}/equipe?calcul=${id}`)}>{formatDate(lang, dayOf(at))}</a>
            </>
          ))}
        </p>
      )}
    </Section>
  )
}
