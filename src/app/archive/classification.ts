import type { QuotingKeys } from './json-quotes.ts'

/**
 * To whom each table of the database belongs. A test compares it with the database: a table that nobody classified,
 * or a column that quotes what has no lasting name, makes it fail.
 *
 * - `tenant`: rows of a space, reached by the column `by`; they travel in its archive.
 * - `named`: shared by all spaces; a row that a space quotes travels under a lasting name, with its least facts.
 * - `person`: what belongs to a person and to no space; they export it from their account.
 * - `key`: the hash of a secret. It opens something here and is worth nothing elsewhere.
 * - `shared`, `instance`, `queue`: common knowledge; what runs this site; what waits to be sent or done.
 */
export type Belonging = Tenant | { kind: 'named' | 'person' | 'key' | 'shared' | 'instance' | 'queue' }
export type Tenant = {
  kind: 'tenant'
  by: string
  /** Hashes of secrets: they stay here, and an import draws others, whose secret nobody knows. */
  secrets?: readonly string[]
  /** Numbers and documents that quote no other row, looked at one by one. */
  plain?: readonly string[]
  /** SQL over one row, named `t`: what does not hold stays here. `:space` stands for the number of the space. */
  only?: string
  /** By column, SQL over one row: what travels in its place. */
  instead?: Readonly<Record<string, string>>
  /** JSON documents that quote rows: by column, the keys under which the number of a row stands. */
  documents?: Readonly<Record<string, QuotingKeys>>
}

const tenant = (by: string, more: Omit<Tenant, 'kind' | 'by'> = {}): Tenant => ({
  kind: 'tenant',
  by,
  ...more,
})
const all = (kind: Exclude<Belonging['kind'], 'tenant'>, names: string): Record<string, Belonging> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, { kind }]))

/** What the team engine quotes in a proposal. */
const ofTeams: QuotingKeys = { person: 'person', project: 'project', role: 'project_role' }

export const classification: Readonly<Record<string, Belonging>> = {
  space: tenant('organisation_id'),
  membership: tenant('organisation_id'),
  // Only the address of a letter still on its way is needed elsewhere: it is sent again from there.
  invitation: tenant('organisation_id', {
    secrets: ['key_hash'],
    instead: { email: `case when answered_at is null then email else 'efface@invalid' end` },
  }),
  audit_entry: tenant('organisation_id'),

  project: tenant('organisation_id', { plain: ['team_budget_cents'] }),
  project_change: tenant('project_id'),
  project_phase: tenant('project_id'),
  project_party: tenant('project_id'),
  project_person: tenant('project_id'),
  milestone: tenant('project_id'),
  project_role: tenant('project_id'),
  project_role_skill: tenant('role_id'),
  project_decision: tenant('project_id'),
  project_risk: tenant('project_id'),
  project_document: tenant('project_id'),
  project_post: tenant('project_id'),
  project_post_need: tenant('post_id'),
  // Who follows from outside gave their address to this site, and to nobody of the space.
  project_follow: tenant('project_id', {
    only: `exists (select from membership as m join person as p on p.id = m.person_id
      where m.organisation_id = :space and p.email = t.email)`,
  }),
  lesson: tenant('organisation_id'),

  common: tenant('organisation_id'),
  common_maintainer: tenant('common_id'),
  common_support: tenant('common_id'),
  common_reading: tenant('common_id', { plain: ['facts'] }),
  common_statement: tenant('common_id'),
  common_red: tenant('common_id'),
  common_call: tenant('common_id'),

  candidacy: tenant('project_id'),
  engagement: tenant('project_id'),
  candidacy_step: tenant('candidacy_id'),
  team_policy: tenant('organisation_id', { plain: ['weights', 'rules'] }),
  team_proposal: tenant('project_id', {
    documents: { teams: ofTeams, infeasible: ofTeams, weights: ofTeams },
  }),
  team_choice: tenant('proposal_id'),
  team_equity: tenant('organisation_id', { documents: { result: ofTeams } }),

  ...all('named', 'organisation solution need need_group person'),
  ...all('person', 'profile profile_field profile_skill person_session person_credential'),
  ...all('person', 'person_verification person_second_factor person_passkey'),
  // A person's time is theirs; what a chantier may count on is said by their engagement. Letters are theirs too.
  ...all('person', 'half_day half_day_week half_day_feed team_preference notice'),
  ...all('key', 'person_key need_key project_follow_key project_feed_key'),
  // A need belongs to who wrote it, by a key: a space that answers it quotes what anybody may see of it.
  ...all('shared', 'need_correction need_answer need_event need_notice need_choice need_group_member'),
  ...all('shared', 'solution_value usage_declaration provider skill_unknown skill_alias'),
  ...all('shared', 'solution_indexed solution_term solution_posting solution_word'),
  ...all('shared', 'need_indexed need_term need_posting need_word'),
  ...all(
    'instance',
    'migration loaded territory_edition catalogue_edition instance_secret host instance_act',
  ),
  ...all('queue', 'mail sign_in_rate'),
}
