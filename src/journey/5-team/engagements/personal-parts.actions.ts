import type { PersonalPart } from '#registry/person/index.ts'
import '../notices/notice.tables.ts'
import '../teams/team.tables.ts'
import './candidacy.tables.ts'

/**
 * What a person accepts, asks for, is engaged in and is told of. The trigger `person_erased_candidacies` forgets the
 * letters, the preference and the words, and ends what runs; dates and half-days stay, so that counts do not move.
 */
export const engagementParts: readonly PersonalPart[] = [
  {
    section: 'team_preference',
    read: (db, personId) =>
      db
        .selectFrom('team_preference')
        .select(['proposed_to', 'accepts_notices', 'changed_at'])
        .where('person_id', '=', personId)
        .execute(),
  },
  {
    section: 'candidacies',
    read: (db, personId) =>
      db
        .selectFrom('candidacy')
        .innerJoin('project', 'project.id', 'candidacy.project_id')
        .leftJoin('project_role', 'project_role.id', 'candidacy.role_id')
        .select([
          'project.title as project',
          'project_role.title as role',
          'tie',
          'origin',
          'state',
          'reason',
        ])
        .select(['candidacy.half_days', 'candidacy.from_on', 'candidacy.until_on', 'message', 'joined'])
        .select(['reason_text', 'made_at', 'answered_at'])
        .where('person_id', '=', personId)
        .orderBy('candidacy.id')
        .execute(),
  },
  {
    section: 'candidacy_steps',
    read: (db, personId) =>
      db
        .selectFrom('candidacy_step')
        .innerJoin('project', 'project.id', 'candidacy_step.project_id')
        .select(['project.title as project', 'act', 'by_side', 'note', 'candidacy_step.made_at'])
        .where('person_id', '=', personId)
        .orderBy('candidacy_step.id')
        .execute(),
  },
  {
    section: 'engagements',
    read: (db, personId) =>
      db
        .selectFrom('engagement')
        .innerJoin('project', 'project.id', 'engagement.project_id')
        .leftJoin('project_role', 'project_role.id', 'engagement.role_id')
        .select(['project.title as project', 'project_role.title as role', 'tie', 'state', 'renewed_until'])
        .select([
          'engagement.half_days',
          'engagement.from_on',
          'engagement.until_on',
          'ended_on',
          'end_reason',
        ])
        .where('person_id', '=', personId)
        .orderBy('engagement.id')
        .execute(),
    // The trigger ends what runs; the words of what had ended before go too.
    erase: (db, { personId }) =>
      db.updateTable('engagement').set({ end_reason: null }).where('person_id', '=', personId).execute(),
  },
  {
    section: 'letters_of_positions',
    read: (db, personId) =>
      db
        .selectFrom('notice')
        .innerJoin('project_role', 'project_role.id', 'notice.role_id')
        .select(['project_role.title as role', 'sent_at', 'declined_at', 'reason', 'reason_text'])
        .where('person_id', '=', personId)
        .orderBy('notice.id')
        .execute(),
  },
  {
    section: 'teams_chosen',
    read: (db, personId) =>
      db
        .selectFrom('team_choice')
        .innerJoin('project', 'project.id', 'team_choice.project_id')
        .select(['project.title as project', 'rank', 'why', 'made_at'])
        .where('person_id', '=', personId)
        .orderBy('team_choice.id')
        .execute(),
  },
]
