// What the house of rights holds beside its private chantier: a public one, a need, and what is one person's alone.
import { randomUUID } from 'node:crypto'
import { newKey } from '#platform/keys.ts'
import type { World } from '../world.ts'
import type { Named } from './bodies.ts'

const SINCE = '2026-01-01'
/** Where the forms of the house ask to be written to: the address of who administers it. */
export const EMAIL = 'contact@exemple.fr'
export const FILE = new TextEncoder().encode('%PDF-1.7 a note')
/** A file of the house: its content is in the store of the world, under its hash. */
export async function fileOf({ platform }: World) {
  const file_hash = await platform.files.put(FILE, 'application/pdf')
  const title = 'Note'
  return { title, file_hash, file_name: 'note.pdf', media_type: 'application/pdf', size_bytes: FILE.length }
}

/** A chantier that everybody may read. */
export async function openToAll(world: World, { coop, lead }: { coop: bigint; lead: string }) {
  const { db } = world
  const { id: project_id } = await db
    .insertInto('project')
    .values({
      ...{ slug: 'ouvert', organisation_id: coop, choice: 'create', title: 'Chantier public', made_by: lead },
      is_public: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('milestone').values({ project_id, position: 1, title: 'Livraison' }).execute()
  const { id } = await db
    .insertInto('project_document')
    .values({ project_id, ...(await fileOf(world)), is_public: true, added_on: SINCE })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: position } = await db
    .insertInto('project_role')
    .values({ project_id, position: 1, title: 'Poste', half_days: 4, published_on: SINCE })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { document: String(id), position: String(position) }
}

/** What belongs to one person alone: a profile that all may read, a skill, a session, a passkey, an invitation. */
export async function ownThings({ db, acting }: World, { coop, team }: { coop: bigint; team: string }) {
  const { now } = acting()
  await db
    .insertInto('profile')
    .values({ person_id: team, handle: 'equipe', display_name: 'Équipe', changed_at: now })
    .execute()
  await db
    .insertInto('profile_field')
    .values({ person_id: team, field: 'headline', value: JSON.stringify('Dessine'), visibility: 'public' })
    .execute()
  await db
    .insertInto('profile_skill')
    .values({ person_id: team, skill_id: 'react', level: 2, proof: null, visibility: 'me' })
    .execute()
  const { id: passkey } = await db
    .insertInto('person_passkey')
    .values({
      ...{ person_id: team, name: 'Clé', public_key: 'a', credential_id: 'b', counter: 0 },
      ...{ device_type: 'singleDevice', backed_up: false },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: session } = await db
    .insertInto('person_session')
    .values({ person_id: team, token: randomUUID(), expires_at: new Date('2099-01-01'), updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { hash } = newKey()
  await db.insertInto('person_key').values({ person_id: team, hash }).execute()
  const { id: invitation } = await db
    .insertInto('invitation')
    .values({
      ...{ organisation_id: coop, email: 'b@exemple.fr', roles: ['mentor'], key_hash: hash },
      ...{ invited_by: team, invited_at: now, expires_at: new Date('2099-01-01') },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { session, numbers: { '/compte/cles': passkey, '/espaces/invitations': String(invitation) } }
}

/** A public need, with the key of who wrote it. */
export async function describedNeed({ db, acting }: World) {
  const { key, hash } = newKey()
  const { now, today } = acting()
  const { id } = await db
    .insertInto('need')
    .values({
      ...{ ref: 'abcdefghij', lang: 'fr', stage: 'open', visibility: 'public', title: 'Un agenda' },
      ...{ text: 'Un agenda partagé pour 40 agents', created_at: now, published_on: today, moved_on: today },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('need_key').values({ hash, need_id: id, given_at: now }).execute()
  return { ref: 'abcdefghij', key }
}

type Things = { coop: bigint; numbers: Readonly<Record<string, string>>; own: { session: string } }
/** What the bodies of forms name. */
export async function nameThings(world: World, { coop, numbers, own }: Things): Promise<Named> {
  const { person } = await world.signIn({ name: 'Nouvelle' })
  await world.db
    .insertInto('membership')
    .values({ organisation_id: coop, person_id: person, role: 'member', from_on: SINCE })
    .execute()
  await world.db
    .insertInto('profile')
    .values({ person_id: person, handle: 'nouvelle', display_name: 'N', changed_at: world.acting().now })
    .execute()
  await world.db
    .insertInto('profile_field')
    .values({ person_id: person, field: 'headline', value: '"Ici"', visibility: 'public' })
    .execute()
  const role = numbers['/postes'] ?? ''
  const siren = '552081317'
  const search = { search_name: 'sans espace', search_key: 'sans espace', search: 'sans espace' }
  await world.db
    .insertInto('organisation')
    .values({ siren, name: 'Sans espace', kind: 'cooperative', source: 'saisie', ...search })
    .execute()
  return {
    ...{ organisation: String(coop), siren, person, handle: 'nouvelle', role, email: EMAIL },
    ...{ session: own.session, word: 'motdelamaison' },
  }
}
