import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Card,
  Cards,
  Choice,
  Choices,
  Empty,
  Form,
  Note,
  Notice,
  Page,
  Row,
  Section,
  Stack,
  Table,
} from '#platform/ui/index.tsx'
import type { Candidacy, EngagementRow } from './candidacy.queries.ts'
import { type ProposedTo, proposedTo } from './candidacy.tables.ts'
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

/** How many half-days of an engagement with dates are in the grid, out of how many. */
const inGridOf = ({ held, half_days: wanted, until_on: until, state }: EngagementRow) =>
  wanted === null || until === null || state === 'ended' ? undefined : { held, wanted }
export type MineProps = {
  lang: Lang
  path: string
  candidacies: readonly Candidacy[]
  engagements: readonly EngagementRow[]
  preference: { proposed_to: ProposedTo; accepts_notices: boolean }
  saved: boolean
  refusal?: EngagementRefusal | undefined
  /** The form that was refused, and what was typed in it. */
  sent?: SentForm | undefined
}

export const MinePage = (props: MineProps) => {
  const { lang, path, refusal, sent, saved } = props
  const said = engagementWords[lang]
  return (
    <Page
      {...{ lang, path }}
      section="mine"
      title={said.mine}
      breadcrumb={[[said.mySpace, to(lang, '/mon')]]}
      lead={said.mineLead}
      robots="noindex"
      intro={
        <Row>
          <ButtonLink href={to(lang, '/postes')}>{said.positions}</ButtonLink>
        </Row>
      }
    >
      {saved && <Notice kind="ok" title={said.saved} live />}
      <Refused {...{ lang, refusal, sent }} />
      <Waiting {...props} />
      <Engaged {...props} />
      <Asked {...props} />
      <Receive {...props} />
    </Page>
  )
}

const Waiting = ({ lang, candidacies, engagements, sent }: MineProps) => {
  const said = engagementWords[lang]
  const invited = candidacies.filter(({ state }) => state === 'invited')
  const renewing = engagements.filter(({ state }) => state === 'renewing')
  return (
    <Section id="attente" title={said.waitsForMe}>
      {invited.length + renewing.length === 0 ? (
        <Empty title={said.nothingWaits} action={{ href: to(lang, '/postes'), label: said.findPosition }}>
          {said.nothingWaitsText}
        </Empty>
      ) : (
        <Cards size="column">
          {invited.map((candidacy) => (
            <Card title={said.invitedTo(candidacy.role ?? said.lead, candidacy.project)}>
              <p>{termsLine(lang, candidacy)}</p>
              {candidacy.message && <p>{candidacy.message}</p>}
              <AnswerForms
                {...{ lang, candidacy, sent }}
                action={`/mon/candidatures/${candidacy.id}/reponse`}
              />
            </Card>
          ))}
          {renewing.map((engagement) => (
            <RenewalCard
              {...{ lang, engagement, sent }}
              action={`/mon/engagements/${engagement.id}/suite`}
              side="person"
            />
          ))}
        </Cards>
      )}
    </Section>
  )
}

const Engaged = ({ lang, engagements, sent }: MineProps) => {
  const said = engagementWords[lang]
  return (
    <Section id="engagements" title={said.engagements}>
      {engagements.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <Table
          caption={said.engagements}
          captionUnseen
          columns={[
            { label: said.project },
            { label: said.role },
            { label: said.state },
            { label: said.change, unseen: true },
          ]}
          rows={engagements.map((engagement) => [
            <a href={to(lang, `/chantiers/${engagement.slug}`)}>{engagement.project}</a>,
            <>
              <RoleName {...{ lang, engagement }} />
              <br />
              <Note>{termsLine(lang, engagement)}</Note>
              <InGrid {...{ lang, engagement }} />
            </>,
            <EngagementState {...{ lang, engagement }} />,
            engagement.state !== 'ended' && <Gestures {...{ lang, engagement, sent }} />,
          ])}
        />
      )}
    </Section>
  )
}

/** A role leads to its position, as long as one has a place in it: it may be private, or never published. */
const RoleName = ({ lang, engagement }: { lang: Lang; engagement: EngagementRow }) => {
  const { role, role_id: id, published_on: published, state } = engagement
  const name = role ?? engagementWords[lang].lead
  return id !== null && published !== null && state !== 'ended' ? (
    <a href={to(lang, `/postes/${id}`)}>{name}</a>
  ) : (
    <span>{name}</span>
  )
}

const InGrid = ({ lang, engagement }: { lang: Lang; engagement: EngagementRow }) => {
  const grid = inGridOf(engagement)
  return grid && <Note> {engagementWords[lang].inGrid(grid.held, grid.wanted)}</Note>
}

type GestureProps = { lang: Lang; engagement: EngagementRow; sent: SentForm | undefined }
const Gestures = ({ lang, engagement, sent }: GestureProps) => {
  const said = engagementWords[lang]
  const grid = inGridOf(engagement)
  return (
    <Stack>
      {grid && grid.held < grid.wanted && (
        <Form
          action={to(lang, `/mon/engagements/${engagement.id}/grille`)}
          label={`${said.hold} ${engagement.project}`}
        >
          <Button about={engagement.project}>{said.hold}</Button>
        </Form>
      )}
      <EndForm
        {...{ lang, engagement, sent }}
        action={`/mon/engagements/${engagement.id}/fin`}
        about={engagement.project}
      />
    </Stack>
  )
}

const Asked = ({ lang, candidacies }: MineProps) => {
  const said = engagementWords[lang]
  const rows = candidacies.filter(({ state }) => state !== 'invited')
  return (
    <Section id="candidatures" title={said.applications}>
      {rows.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <Table
          caption={said.applications}
          captionUnseen
          columns={[
            { label: said.project },
            { label: said.role },
            { label: said.when, kind: 'date' },
            { label: said.state },
            { label: said.change, unseen: true },
          ]}
          rows={rows.map((candidacy) => [
            candidacy.project,
            candidacy.role ?? said.lead,
            formatDate(lang, dayOf(candidacy.made_at)),
            <>
              {said.states[candidacy.state]}
              {candidacy.reason && <Note> {said.reasons[candidacy.reason]}</Note>}
            </>,
            candidacy.state === 'applied' && (
              <Form
                action={to(lang, `/mon/candidatures/${candidacy.id}/reponse`)}
                label={`${said.withdraw} ${candidacy.project}`}
              >
                <Button
                  id={`reponse-${candidacy.id}`}
                  name="reponse"
                  value="withdraw"
                  about={candidacy.project}
                >
                  {said.withdraw}
                </Button>
              </Form>
            ),
          ])}
        />
      )}
    </Section>
  )
}

const Receive = ({ lang, preference }: MineProps) => {
  const said = engagementWords[lang]
  return (
    <Section id="recevoir" title={said.receive} note={said.receiveNote}>
      <Form action={to(lang, '/mon/engagements/preferences')} label={said.receive}>
        <Choices
          name="propose"
          legend={said.proposeMe}
          help={said.proposeHelp}
          value={preference.proposed_to}
          options={proposedTo.map((value) => ({ value, label: said.proposedTo[value] }))}
        />
        <Choice
          name="lettres"
          label={said.letters}
          help={said.lettersHelp}
          checked={preference.accepts_notices}
        />
        <Row as="div">
          <Button kind="second">{said.save}</Button>
        </Row>
      </Form>
    </Section>
  )
}
