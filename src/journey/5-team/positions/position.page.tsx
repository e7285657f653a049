import { skillText } from '#journey/3-project/index.ts'
import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Facts,
  Form,
  Note,
  Notice,
  Page,
  PlainList,
  type Reason,
  Reasons,
  Row,
  Section,
  State,
  TextArea,
} from '#platform/ui/index.tsx'
import { skillLabel } from '#registry/skill/index.ts'
import { type EngagementRefusal, engagementWords } from '../engagements/engagement.words.ts'
import type { Position } from './position.queries.ts'
import { words } from './position.words.ts'
import { termsOf } from './position-list.page.tsx'

/** What the reader says of one skill in their own profile. */
export type OwnSkill = { level: number; learns: boolean }
export type Standing = 'nobody' | 'free' | 'applied' | 'invited' | 'engaged'
export type PositionProps = {
  lang: Lang
  path: string
  position: Position
  regionName: string | undefined
  /** Absent for who is not signed in; empty for who said no skill. */
  own?: ReadonlyMap<string, OwnSkill> | undefined
  standing: Standing
  refusal?: EngagementRefusal | undefined
  wrong?: readonly string[] | undefined
  given: Readonly<Record<string, string>>
}

export const PositionPage = (props: PositionProps) => {
  const { lang, path, position, own, refusal, wrong = [] } = props
  const said = words[lang]
  const refusals = engagementWords[lang]
  return (
    <Page
      {...{ lang, path }}
      section="people"
      title={position.title}
      lead={position.purpose ?? undefined}
      breadcrumb={[[said.list, to(lang, '/postes')]]}
      margin={<Margin {...props} />}
      robots={position.is_public ? undefined : 'noindex'}
    >
      {refusal && refusal !== 'form-wrong' && <Notice kind="err" title={refusals.refusals[refusal]} live />}
      <ErrorSummary errors={wrong.map((field) => ({ field, message: refusals.fields[field] ?? field }))} />
      <Section id="poste" title={said.terms}>
        <Facts
          items={[
            [said.project, <a href={to(lang, `/chantiers/${position.slug}`)}>{position.project}</a>],
            [said.owner, position.owner],
            [said.work, termsOf(lang, position)],
            [said.region, props.regionName ?? said.anywhere],
            [said.presence, position.remote ? said.presences[position.remote] : said.presenceUnsaid],
            [said.placesLeft, said.places(position.places - position.taken, position.places)],
          ]}
        />
      </Section>
      <Section id="attendu" title={said.asked} note={said.askedNote}>
        {position.skills.length === 0 ? (
          <p>{said.nothingAsked}</p>
        ) : (
          <PlainList name="pile">
            {position.skills.map((skill) => (
              <li>{skillText(lang, skill)}</li>
            ))}
          </PlainList>
        )}
      </Section>
      {own && position.skills.length > 0 && <Missing {...{ lang, position, own }} />}
      <Apply {...props} />
    </Page>
  )
}

const Margin = ({ lang, position }: PositionProps) => {
  const said = words[lang]
  return (
    <>
      <p>{position.owner}</p>
      {position.closed_on !== null && <State kind="err">{said.closed}</State>}
      {position.is_learner_place && <p>{said.learner}</p>}
      {position.is_senior && <p>{said.senior}</p>}
    </>
  )
}

type MissingProps = Pick<PositionProps, 'lang' | 'position'> & { own: ReadonlyMap<string, OwnSkill> }

const Missing = ({ lang, position, own }: MissingProps) => {
  const said = words[lang]
  const reasons = position.skills.map(({ skill_id: id, level, is_must: isMust }): Reason => {
    const skill = skillLabel(lang, id)
    const held = own.get(id)
    if (held && held.level >= level) return { state: 'ok', text: said.youHave(skill, held.level) }
    if (held?.learns && position.is_learner_place) return { state: 'ok', text: said.youLearn(skill) }
    return { state: isMust ? 'no' : 'partly', text: said.youLack(skill, level) }
  })
  return (
    <Section id="manque" title={said.missing} note={said.missingNote}>
      <Reasons items={reasons} />
      {reasons.some(({ state }) => state === 'no') && <Note>{said.lackNote}</Note>}
      {own.size === 0 && (
        <p>
          {said.noProfile} <a href={to(lang, '/mon/profil')}>{said.fillProfile}</a>
        </p>
      )}
    </Section>
  )
}

const Apply = (props: PositionProps) => {
  const { lang, position, standing } = props
  const said = words[lang]
  const isClosed = position.closed_on !== null || position.taken >= position.places
  if (standing === 'nobody' && isClosed) return null
  return (
    <Section id="candidater" title={said.candidacy} note={said.candidacyNote}>
      {isClosed && standing === 'free' ? <p>{said.closed}</p> : <Gesture {...props} />}
    </Section>
  )
}

/** What the reader can do: sign in, see where they stand, or ask for the position. */
const Gesture = (props: PositionProps) => {
  const { lang, path, standing } = props
  if (standing === 'free') return <ApplyForm {...props} />
  if (standing !== 'nobody') return <Already {...{ lang, standing }} />
  return (
    <ButtonLink href={to(lang, `/connexion?suite=${encodeURIComponent(to(lang, path))}`)} kind="first">
      {words[lang].signIn}
    </ButtonLink>
  )
}

const ApplyForm = ({ lang, position, given, wrong = [] }: PositionProps) => {
  const said = words[lang]
  const fields = engagementWords[lang].fields
  const error = (name: string) => (wrong.includes(name) ? fields[name] : undefined)
  return (
    <Form action={to(lang, `/postes/${position.id}/candidature`)} label={said.candidacy}>
      <TextArea
        name="message"
        label={said.message}
        value={given.message}
        error={error('message')}
        maxlength={2000}
        optional
      />
      <TextArea
        name="joint"
        label={said.joined}
        help={said.joinedHelp}
        value={given.joint}
        error={error('joint')}
        maxlength={2000}
        rows={2}
        optional
      />
      <Row as="div">
        <Button kind="first">{said.send}</Button>
      </Row>
    </Form>
  )
}

const Already = ({ lang, standing }: { lang: Lang; standing: Standing }) => {
  const said = words[lang]
  const text =
    standing === 'applied' ? said.waiting : standing === 'invited' ? said.invitedHere : said.engagedHere
  return (
    <Notice title={text}>
      <p>
        <a href={to(lang, '/mon/engagements')}>{said.see}</a>
      </p>
    </Notice>
  )
}
