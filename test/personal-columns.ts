// For each column that quotes a person: the section of their export that tells it, or why it is a register.

/** Columns of words. `told`: exported, then gone. `secret`: not exported, gone. `kept`: exported, and stays. */
export type Told = {
  section: string
  told?: readonly string[]
  secret?: readonly string[]
  kept?: readonly string[]
  /** Written by the program: no word of a person. */
  machine?: readonly string[]
}

const ofProject = 'the chantier keeps it; the act is told in the section acts'
const otherSide = 'a number: the words are those of the section of the one concerned'

export const quoted: Readonly<Record<string, Told | string>> = {
  'person_session.person_id': {
    section: 'sessions',
    told: ['user_agent'],
    secret: ['token', 'ip_address', 'id_token'],
  },
  'person_credential.person_id': {
    section: 'ways-in',
    told: ['provider_id'],
    secret: ['account_id', 'access_token', 'refresh_token', 'id_token', 'scope', 'password'],
  },
  'person_second_factor.person_id': { section: 'account', secret: ['secret', 'backup_codes'] },
  'person_passkey.person_id': {
    section: 'passkeys',
    told: ['name', 'device_type'],
    secret: ['public_key', 'credential_id', 'transports', 'aaguid'],
  },
  'host.person_id': 'a right without words, which goes with the account',
  'instance_act.person_id': { section: 'instance_acts', kept: ['target'] },
  'person_key.person_id': { section: 'keys', told: ['hash'] },

  'membership.person_id': { section: 'roles', kept: ['ended_reason', 'given_reason'] },
  'invitation.invited_by': 'a number: the letter belongs to the space',
  'audit_entry.subject_id': 'a number: the act is told in the section acts of whom it was about too',
  'audit_entry.person_id': { section: 'acts', kept: ['act', 'target', 'reason'] },

  'profile.person_id': { section: 'profile', told: ['handle', 'display_name'] },
  'profile_field.person_id': { section: 'profile_fields', told: ['value'] },
  'profile_skill.person_id': { section: 'skills', told: ['skill_id', 'proof'] },
  'skill_unknown.decided_by': 'a number: the list of skills keeps who decided; who typed was never kept',
  'skill_alias.added_by': 'a number: the list of skills keeps who decided',

  'project.made_by': ofProject,
  'project_change.person_id': ofProject,
  'project_phase.person_id': ofProject,
  'project_person.person_id': { section: 'projects' },
  'project_decision.person_id': { section: 'decisions_entered', kept: ['title', 'why', 'who'] },
  'project_document.person_id': {
    section: 'documents_added',
    kept: ['title', 'url', 'file_name'],
    machine: ['file_hash', 'media_type'],
  },
  'project_post.person_id': { section: 'posts', kept: ['progress', 'priorities', 'figures'] },
  'lesson.person_id': { section: 'lessons', kept: ['line'] },
  'project_follow.person_id': { section: 'projects_followed', told: ['email'] },
  'project_feed_key.person_id': { section: 'projects_followed', secret: ['hash'] },

  'common.declared_by': ofProject,
  'common_maintainer.person_id': { section: 'commons_maintained', told: ['shown_as'], kept: ['part'] },
  'common_support.recorded_by': ofProject,
  'common_statement.person_id': ofProject,
  'common_call.opened_by': ofProject,

  'half_day.person_id': { section: 'half_days', told: ['note'] },
  'half_day_week.person_id': { section: 'usual_week' },
  'half_day_feed.person_id': { section: 'calendar_addresses', secret: ['key_hash'] },
  'team_preference.person_id': { section: 'team_preference' },
  'candidacy.person_id': { section: 'candidacies', told: ['message', 'joined', 'reason_text'] },
  'candidacy.made_by': otherSide,
  'candidacy.answered_by': otherSide,
  'engagement.person_id': { section: 'engagements', told: ['end_reason'] },
  'engagement.ended_by': otherSide,
  'candidacy_step.person_id': { section: 'candidacy_steps', told: ['note'] },
  'candidacy_step.made_by': otherSide,
  'notice.person_id': { section: 'letters_of_positions', told: ['reason_text'], secret: ['key_hash'] },
  'team_policy.person_id': 'the space keeps it, never changed; the act and its reason are told in acts',
  'team_proposal.person_id': 'who asked for a computation, never changed; the act is told in acts',
  'team_choice.person_id': { section: 'teams_chosen', kept: ['why'] },
}
