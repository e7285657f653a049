import { ProjectFrame } from '#journey/3-project/index.ts'
import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Card,
  Cards,
  Empty,
  Field,
  Form,
  Note,
  Row,
  Section,
  Select,
  Table,
  TextArea,
} from '#platform/ui/index.tsx'
import type { Applicant, Candidacy, EngagementRow, RoleRow } from './candidacy.queries.ts'
import { Application, RoleGesture, roleState } from './candidates-parts.page.tsx'
import { type EngagementRefusal, engagementWords } from './engagement.words.ts'
import {
  AnswerForms,
  EndForm,
  EngagementState,
  RenewalCard,
  type SentForm,
  termsLine,
} from './gestures.page.tsx'
import { Refused } from './refused.page.tsx'

export type ToldRole = RoleRow & { told: { sent: number; declined: number } }
export type CandidatesProps = {
  lang: Lang
  path: string
  project: { slug: string; title: string }
  roles: readonly ToldRole[]
  candidacies: readonly Candidacy[]
  engagements: readonly EngagementRow[]
  names: ReadonlyMap<string, string>
  applicants: ReadonlyMap<string, Applicant>
  refusal?: EngagementRefusal | undefined
  /** The form that was refused, and what was typed in it. */
  sent?: SentForm | undefined
}
type Part = CandidatesProps & { base: string; nameOf: (person: string) => string }

export const CandidatesPage = (props: CandidatesProps) => {
  const { lang, path, project, refusal, sent } = props
  const said = engagementWords[lang]
  const base = `/chantiers/${project.slug}`
  const nameOf = (person: string) =>
    props.names.get(person) ?? props.applicants.get(person)?.name ?? said.somebody
  const part = { ...props, base, nameOf }
  return (
    <ProjectFrame {...{ lang, path, project }} title={said.candidates} lead={said.candidatesLead}>
      <Refused {...{ lang, refusal, sent }} />
      <ToAnswer {...part} />
      <Roles {...part} />
      <Team {...part} />
      <Invite {...part} />
      <Sent {...part} />
    </ProjectFrame>
  )
}

const ToAnswer = (props: Part) => {
  const { lang, candidacies, base, nameOf, applicants, sent } = props
  const said = engagementWords[lang]
  const waiting = candidacies.filter(({ state }) => state === 'applied')
  return (
    <Section id="a-lire" title={said.toAnswer}>
      {waiting.length === 0 ? (
        <p>{said.noneToAnswer}</p>
      ) : (
        <Cards size="column">
          {waiting.map((candidacy) => (
            <Card title={`${nameOf(candidacy.person_id)} · ${candidacy.role ?? said.lead}`}>
              <Application {...{ lang, candidacy }} applicant={applicants.get(candidacy.person_id)} />
              <AnswerForms
                {...{ lang, candidacy, sent }}
                action={`${base}/candidatures/${candidacy.id}/reponse`}
                about={nameOf(candidacy.person_id)}
              />
            </Card>
          ))}
        </Cards>
      )}
    </Section>
  )
}

const Roles = ({ lang, roles, base }: Part) => {
  const said = engagementWords[lang]
  return (
    <Section id="postes" title={said.roles} note={said.rolesNote}>
      {roles.length === 0 ? (
        <Empty title={said.noRoles} action={{ href: to(lang, `${base}/roles`), label: said.addRoles }} />
      ) : (
        <Table
          caption={said.roles}
          captionUnseen
          columns={[
            { label: said.role },
            { label: said.state },
            { label: said.places },
            { label: said.told },
            { label: said.change, unseen: true },
          ]}
          rows={roles.map((role) => [
            role.published_on === null ? (
              role.title
            ) : (
              <a href={to(lang, `/postes/${role.id}`)}>{role.title}</a>
            ),
            roleState(lang, role),
            `${role.taken} / ${role.places}`,
            said.toldCount(role.told.sent, role.told.declined),
            <RoleGesture {...{ lang, role, base }} />,
          ])}
        />
      )}
    </Section>
  )
}

const Team = ({ lang, engagements, base, nameOf, sent }: Part) => {
  const said = engagementWords[lang]
  const renewing = engagements.filter(({ state }) => state === 'renewing')
  return (
    <Section id="equipe" title={said.team}>
      {renewing.length > 0 && (
        <Cards size="column">
          {renewing.map((engagement) => (
            <RenewalCard
              {...{ lang, engagement, sent }}
              action={`${base}/engagements/${engagement.id}/suite`}
              side="organiser"
              name={nameOf(engagement.person_id)}
            />
          ))}
        </Cards>
      )}
      {engagements.length === 0 ? (
        <p>{said.noTeam}</p>
      ) : (
        <Table
          caption={said.team}
          captionUnseen
          columns={[
            { label: said.who },
            { label: said.role },
            { label: said.state },
            { label: said.change, unseen: true },
          ]}
          rows={engagements.map((engagement) => [
            nameOf(engagement.person_id),
            <>
              {engagement.role ?? said.lead}
              <br />
              <Note>{termsLine(lang, engagement)}</Note>
            </>,
            <EngagementState {...{ lang, engagement }} />,
            engagement.state !== 'ended' && (
              <EndForm
                {...{ lang, engagement, sent }}
                action={`${base}/engagements/${engagement.id}/fin`}
                about={nameOf(engagement.person_id)}
              />
            ),
          ])}
        />
      )}
    </Section>
  )
}

const Invite = ({ lang, roles, base, sent }: Part) => {
  const said = engagementWords[lang]
  const own = sent?.form === 'invitations-0' ? sent : undefined
  const given = own?.given ?? {}
  const error = (field: string) => (own?.wrong.includes(field) ? said.fields[field] : undefined)
  const open = roles.filter(({ taken, places }) => taken < places)
  return (
    <Section id="inviter" title={said.invite} note={said.inviteNote}>
      <Form action={to(lang, `${base}/candidatures/invitations`)} label={said.invite}>
        <Field
          name="adresse"
          label={said.address}
          help={said.addressHelp}
          value={given.adresse}
          error={error('adresse')}
          maxlength={200}
        />
        <Select
          name="role"
          label={said.forRole}
          value={given.role}
          empty={said.lead}
          options={open.map(({ id, title }) => ({ value: String(id), label: title }))}
          error={error('role')}
        />
        <TextArea
          name="message"
          label={said.message}
          value={given.message}
          maxlength={2000}
          rows={3}
          optional
        />
        <Row as="div">
          <Button kind="first">{said.send}</Button>
          <ButtonLink href={to(lang, `${base}/equipe`)}>{said.compose}</ButtonLink>
        </Row>
        <Note>{said.composeText}</Note>
      </Form>
    </Section>
  )
}

/** The reason that was chosen, then what was added to it. */
const Why = ({ lang, candidacy }: { lang: Lang; candidacy: Candidacy }) => {
  const { reason, reason_text: more } = candidacy
  const why = [reason && engagementWords[lang].reasons[reason], more].filter(Boolean).join(' · ')
  if (why === '') return null
  return (
    <>
      <br />
      <Note>{why}</Note>
    </>
  )
}

const Sent = ({ lang, candidacies, base, nameOf }: Part) => {
  const said = engagementWords[lang]
  const rows = candidacies.filter(({ state }) => state !== 'applied')
  if (rows.length === 0) return null
  return (
    <Section id="envoyees" title={said.sent}>
      <Table
        caption={said.sent}
        captionUnseen
        columns={[
          { label: said.who },
          { label: said.role },
          { label: said.when, kind: 'date' },
          { label: said.state },
          { label: said.change, unseen: true },
        ]}
        rows={rows.map((candidacy) => [
          nameOf(candidacy.person_id),
          candidacy.role ?? said.lead,
          formatDate(lang, dayOf(candidacy.made_at)),
          <>
            {said.states[candidacy.state]} <Note>({said.origins[candidacy.origin]})</Note>
            <Why {...{ lang, candidacy }} />
          </>,
          candidacy.state === 'invited' && (
            <Form
              action={to(lang, `${base}/candidatures/${candidacy.id}/reponse`)}
              label={`${said.withdraw} ${nameOf(candidacy.person_id)}`}
            >
              <Button
                id={`reponse-${candidacy.id}`}
                name="reponse"
                value="withdraw"
                about={nameOf(candidacy.person_id)}
              >
                {said.withdraw}
              </Button>
            </Form>
          ),
        ])}
      />
    </Section>
  )
}
