import { DRAFT_KEPT_DAYS } from '#journey/1-need/index.ts'
import { MAIL_KEPT_DAYS } from '#platform/mail/mail-forget.actions.ts'

const YEAR_DAYS = 365
const INVITATION_DAYS = 90
const UNCONFIRMED_ACCOUNT_DAYS = 7
const UNCONFIRMED_FOLLOW_DAYS = 30
/** CNIL, guide du recrutement (2023): a candidate who was not retained, two years after the last contact at most. */
const APPLICATION_DAYS = 2 * YEAR_DAYS
/** Whoever wrote a need that is closed may still be asked what became of it; a year later, nobody asks. */
const CLOSED_NEED_DAYS = YEAR_DAYS
const GRID_NOTE_DAYS = 3 * YEAR_DAYS
/** Civil actions are time-barred after five years (Code civil, art. 2224, in force since 2008-06-19). */
const PRESCRIPTION_DAYS = 5 * YEAR_DAYS

/** Stands where a person was, in rows that are counted and must stay. Nobody signs in as it. */
export const NOBODY_LEFT = '00000000-0000-4000-8000-000000000000'

export type RuleId =
  | 'mail'
  | 'session'
  | 'account-unconfirmed'
  | 'need-draft'
  | 'follow-unconfirmed'
  | 'invitation'
  | 'application'
  | 'application-step'
  | 'application-silent'
  | 'application-silent-step'
  | 'notice'
  | 'grid-note'
  | 'membership-reason'
  | 'engagement-reason'
  | 'engagement-words'
  | 'engagement-step'
  | 'need-address'
  | 'need-history'
  | 'need-opinion'

/** `days` after `since`, in words of the rule. The reason is always the RGPD, art. 5(1)(e); some have another. */
type Common = { id: RuleId; days: number; source?: 'cnil-recruitment' | 'civil-2224' }
/** Kept by another job, which the rule names. */
export type KeptElsewhere = Common & { job: string }
/**
 * Kept by the daily job. `since` and `left` are SQL over one row of the table: the instant from which days count, and
 * whether something of a person is still there, so that doing it twice changes nothing. Without `set`, the row goes.
 */
export type KeptHere = Common & {
  table: string
  since: string
  left: string
  set?: Readonly<Record<string, string>>
}
export type Rule = KeptElsewhere | KeptHere

const GONE = `'Compte effacé'`
const person = `'${NOBODY_LEFT}'::uuid`
const unless = (column: string) => `case when ${column} = person_id then ${person} else ${column} end`
const NOT_RETAINED = `('declined', 'withdrawn')`
const WAITING = `('applied', 'invited')`
/** The end of what an accepted application became: nothing while it runs. */
const engagementEnd = (candidacy: string) =>
  `(select ended_on from engagement where engagement.candidacy_id = ${candidacy})`
const closedNeed = (need: string) => `(select moved_on from need as closed where closed.id = ${need}
  and stage in ('handled', 'withdrawn', 'abandoned'))`

/** All that Pluriel forgets by itself, and when. The page, the job and the command read this table and nothing else. */
export const rules: readonly Rule[] = [
  { id: 'mail', days: MAIL_KEPT_DAYS, job: 'mail-forget' },
  { id: 'session', days: 0, job: 'access-forget' },
  { id: 'account-unconfirmed', days: UNCONFIRMED_ACCOUNT_DAYS, job: 'access-forget' },
  { id: 'need-draft', days: DRAFT_KEPT_DAYS, job: 'need-forget-drafts' },
  { id: 'follow-unconfirmed', days: UNCONFIRMED_FOLLOW_DAYS, job: 'project-follow-forget' },
  {
    id: 'invitation',
    days: INVITATION_DAYS,
    table: 'invitation',
    since: 'coalesce(answered_at, expires_at)',
    left: `email not like '%@invalid'`,
    set: { email: `'efface-' || id || '@invalid'` },
  },
  {
    id: 'application-step',
    days: APPLICATION_DAYS,
    source: 'cnil-recruitment',
    table: 'candidacy_step',
    since: `(select answered_at from candidacy where candidacy.id = candidacy_id and state in ${NOT_RETAINED})`,
    left: `(note is not null or person_id <> ${person})`,
    set: { note: 'null', made_by: unless('made_by'), person_id: person },
  },
  {
    id: 'application',
    days: APPLICATION_DAYS,
    source: 'cnil-recruitment',
    table: 'candidacy',
    since: `case when state in ${NOT_RETAINED} then answered_at end`,
    left: `person_id <> ${person}`,
    set: {
      ...{ message: 'null', joined: 'null', reason_text: 'null' },
      ...{ made_by: unless('made_by'), answered_by: unless('answered_by'), person_id: person },
    },
  },
  {
    id: 'application-silent',
    days: APPLICATION_DAYS,
    source: 'cnil-recruitment',
    table: 'candidacy',
    since: `case when state in ${WAITING} then made_at end`,
    left: '(message is not null or joined is not null)',
    set: { message: 'null', joined: 'null' },
  },
  {
    id: 'application-silent-step',
    days: APPLICATION_DAYS,
    source: 'cnil-recruitment',
    table: 'candidacy_step',
    since: `(select c.made_at from candidacy as c where c.id = candidacy_id and c.state in ${WAITING})`,
    left: 'note is not null',
    set: { note: 'null' },
  },
  {
    id: 'notice',
    days: APPLICATION_DAYS,
    source: 'cnil-recruitment',
    table: 'notice',
    since: 'sent_at',
    left: 'true',
  },
  {
    id: 'grid-note',
    days: GRID_NOTE_DAYS,
    table: 'half_day',
    since: 'day',
    left: 'note is not null',
    set: { note: 'null' },
  },
  {
    id: 'membership-reason',
    days: PRESCRIPTION_DAYS,
    source: 'civil-2224',
    table: 'membership',
    since: 'until_on',
    left: '(ended_reason is not null or given_reason is not null)',
    set: { ended_reason: 'null', given_reason: 'null' },
  },
  {
    id: 'engagement-reason',
    days: PRESCRIPTION_DAYS,
    source: 'civil-2224',
    table: 'engagement',
    since: 'ended_on',
    left: 'end_reason is not null',
    set: { end_reason: 'null' },
  },
  {
    id: 'engagement-words',
    days: PRESCRIPTION_DAYS,
    source: 'civil-2224',
    table: 'candidacy',
    since: engagementEnd('candidacy.id'),
    left: '(message is not null or joined is not null)',
    set: { message: 'null', joined: 'null' },
  },
  {
    id: 'engagement-step',
    days: PRESCRIPTION_DAYS,
    source: 'civil-2224',
    table: 'candidacy_step',
    since: engagementEnd('candidacy_step.candidacy_id'),
    left: 'note is not null',
    set: { note: 'null' },
  },
  {
    id: 'need-address',
    days: CLOSED_NEED_DAYS,
    table: 'need',
    since: closedNeed('need.id'),
    left: 'email is not null',
    set: { email: 'null' },
  },
  // Before the opinions: the history is known by the names that they still have.
  {
    id: 'need-history',
    days: CLOSED_NEED_DAYS,
    table: 'need_event',
    since: closedNeed('need_event.need_id'),
    left: `note <> ${GONE} and note in (select name from need_answer where need_answer.need_id = need_event.need_id)`,
    set: { note: GONE },
  },
  {
    id: 'need-opinion',
    days: CLOSED_NEED_DAYS,
    table: 'need_answer',
    since: closedNeed('need_answer.need_id'),
    left: `email not like '%@invalid'`,
    set: { name: GONE, email: `'efface-' || id || '@invalid'` },
  },
]
