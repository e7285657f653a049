// What somebody signed in may do to each table, whatever the pages ask: forged rows, known attacks.
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Actor, nobody } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { behindWall } from '#platform/wall.ts'
import type { Role } from '#registry/space/index.ts'
import { type Cast, twoSpaces } from './two-spaces.ts'
import { connection, type Held, REFUSED, TODAY, tried } from './wall-connection.ts'
import { emptyWorld, type World } from './world.ts'

describe('somebody signed in', () => {
  let world: World
  let cast: Cast
  let project: bigint
  let me: string
  let db: Db
  beforeEach(async () => {
    world = await emptyWorld()
    cast = await twoSpaces(world)
    project = await cast.project()
    me = cast.outsider.person
    db = await connection(world, me)
  })
  const role = async (over: { published_on?: string; closed_on?: string } = {}) =>
    (
      await world.db
        .insertInto('project_role')
        .values({ project_id: project, position: 1, title: 'Carte', half_days: 10, ...over })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const projectsSeen = async (seen: Db) => (await seen.selectFrom('project').select('id').execute()).length

  test('does not join a chantier by writing that they did', async () => {
    for (const tie of ['lead', 'team'])
      expect(
        await tried(
          db,
          sql`insert into project_person (project_id, person_id, tie, from_on) values (${project}, ${me}, ${tie}, ${TODAY})`,
        ),
      ).toBe(REFUSED)
    await world.db.updateTable('project').set({ made_by: me }).execute()
    const founder = sql`insert into project_person (project_id, person_id, tie, from_on)
      values (${project}, ${me}, 'lead', ${TODAY})`
    const inside = await connection(world, me, { memberships: [[cast.coop, ['member']]] })
    expect(await tried(inside, founder)).toBe(REFUSED)
    await world.db.deleteFrom('project_person').execute()
    expect(await tried(inside, founder)).toBe(1n)
    expect(await tried(db, founder)).toBe(REFUSED)
  })

  test('who answers for a chantier does not give it to another space', async () => {
    const held: Held = { memberships: [[cast.coop, ['member']]] }
    const lead = await connection(world, cast.member.person, held)
    expect(await tried(lead, sql`update project set title = 'Autre'`)).toBe(1n)
    expect(await tried(lead, sql`update project set organisation_id = ${cast.other}`)).toBe(REFUSED)
    const colleague = await cast.join(cast.coop, 'Collègue', 'member')
    const member = await connection(world, colleague.person, held)
    expect(await tried(member, sql`update project set title = 'Autre'`)).toBe(REFUSED)
    const post = sql`insert into project_risk (project_id, title, likelihood, impact, opened_on)
      values (${project}, 'x', 'low', 'low', ${TODAY})`
    expect(await tried(member, post)).toBe(REFUSED)
    expect(await tried(lead, post)).toBe(1n)
  })

  const apply = (over: { role: bigint; state?: string; tie?: string; origin?: string; person?: string }) => {
    const { role: id, state = 'applied', tie = 'team', origin = 'application', person = me } = over
    const answered = state === 'applied' || state === 'invited' ? null : new Date()
    return sql`insert into candidacy (project_id, role_id, person_id, tie, origin, state, made_by, made_at, answered_at)
      values (${project}, ${id}, ${person}, ${tie}, ${origin}, ${state}, ${me}, now(), ${answered})`
  }

  test('asks for a published role that they see, and for nothing else', async () => {
    const hidden = await role({ published_on: TODAY })
    expect(await tried(db, apply({ role: hidden }))).toBe(REFUSED)
    await world.db.updateTable('project').set({ is_public: true }).execute()
    expect(await tried(db, apply({ role: hidden }))).toBe(1n)
    expect(await tried(db, apply({ role: hidden, state: 'accepted' }))).toBe(REFUSED)
    expect(await tried(db, apply({ role: hidden, tie: 'lead' }))).toBe(REFUSED)
    expect(await tried(db, apply({ role: hidden, origin: 'invitation', state: 'invited' }))).toBe(REFUSED)
    expect(await tried(db, apply({ role: hidden, person: cast.stranger.person }))).toBe(REFUSED)
    expect(await tried(db, apply({ role: await role() }))).toBe(REFUSED)
    expect(await tried(db, apply({ role: await role({ published_on: TODAY, closed_on: TODAY }) }))).toBe(
      REFUSED,
    )
  })

  test('takes back what they asked, accepts what they were asked, and never the other way round', async () => {
    const id = await role({ published_on: TODAY })
    const answer = (state: string) =>
      sql`update candidacy set state = ${state}, answered_at = now(), answered_by = ${me}`
    for (const [origin, state, given] of [
      ['application', 'applied', ['withdrawn']],
      ['invitation', 'invited', ['accepted', 'declined', 'withdrawn']],
    ] as const) {
      await world.db.deleteFrom('candidacy').execute()
      await apply({ role: id, origin, state }).execute(world.db)
      for (const said of ['accepted', 'declined', 'withdrawn', 'applied'])
        expect([origin, said, await tried(db, answer(said))]).toEqual([
          ...[origin, said, given.some((one) => one === said) ? 1n : REFUSED],
        ])
    }
    await answer('declined').execute(world.db)
    expect(await tried(db, answer('accepted'))).toBe(0n)
    const join = sql`insert into project_person (project_id, person_id, tie, from_on) values (${project}, ${me}, 'team', ${TODAY})`
    expect(await tried(db, join)).toBe(REFUSED)
  })

  test('moves no role to another space, raises none, and comes back to none', async () => {
    const held = {
      organisation_id: cast.other,
      person_id: me,
      from_on: '2026-01-01',
      role: 'learner' as const,
    }
    await world.db.insertInto('membership').values(held).execute()
    const own = await connection(world, me, { memberships: [[cast.other, ['learner']]] })
    const set = (change: ReturnType<typeof sql>) =>
      tried(own, sql`update membership set ${change} where person_id = ${me}`)
    expect(await set(sql`organisation_id = ${cast.coop}, role = 'administrator'`)).toBe(REFUSED)
    expect(await set(sql`role = 'administrator'`)).toBe(REFUSED)
    expect(await set(sql`until_on = ${TODAY}`)).toBe(1n)
    expect(await tried(own, sql`update membership set until_on = ${TODAY}`)).toBe(1n)
    await world.db.updateTable('membership').set({ until_on: TODAY }).where('person_id', '=', me).execute()
    expect(await set(sql`until_on = '2099-01-01'`)).toBe(REFUSED)
    expect(await set(sql`until_on = null`)).toBe(REFUSED)
  })

  const KEY = 'a'.repeat(64)
  const invited = (over: { answer?: 'withdrawn'; expires_at?: string } = {}) =>
    world.db
      .insertInto('invitation')
      .values({
        ...{ organisation_id: cast.coop, email: 'moi@exemple.fr', roles: ['member'], key_hash: KEY },
        ...{
          invited_by: cast.steward.person,
          invited_at: new Date(),
          expires_at: new Date(over.expires_at ?? '2026-12-01'),
        },
        ...(over.answer ? { answer: over.answer, answered_at: new Date() } : {}),
      })
      .execute()
  const enter = (given: { role?: Role; person?: string; space?: bigint } = {}) => {
    const { role: held = 'member', person = me, space = cast.coop } = given
    return sql`insert into membership (organisation_id, person_id, role, from_on) values (${space}, ${person}, ${held}, ${TODAY})`
  }

  test('enters a space by an invitation that runs: its roles, for oneself', async () => {
    const holder = await connection(world, me, { keys: [KEY] })
    expect(await tried(holder, enter())).toBe(REFUSED)
    await invited()
    expect(await tried(holder, enter())).toBe(1n)
    expect(await tried(holder, enter({ role: 'administrator' }))).toBe(REFUSED)
    expect(await tried(holder, enter({ person: cast.stranger.person }))).toBe(REFUSED)
    expect(await tried(holder, enter({ space: cast.other }))).toBe(REFUSED)
    for (const over of [{ answer: 'withdrawn' }, { expires_at: '2026-11-19' }] as const) {
      await world.db.deleteFrom('invitation').execute()
      await invited(over)
      expect([over, await tried(holder, enter())]).toEqual([over, REFUSED])
    }
    const steward = (held: Role, person: string) =>
      connection(world, person, { memberships: [[cast.coop, [held]]] })
    expect(await tried(await steward('administrator', cast.steward.person), enter())).toBe(1n)
    expect(await tried(await steward('member', cast.member.person), enter())).toBe(REFUSED)
  })

  test('a key of one’s own invites nobody into a space', async () => {
    const holder = await connection(world, me, { keys: [KEY] })
    const invite = sql`insert into invitation (organisation_id, email, roles, key_hash, invited_by, invited_at, expires_at)
      values (${cast.coop}, 'moi@exemple.fr', '{administrator}', ${KEY}, ${me}, now(), '2027-01-01')`
    expect(await tried(holder, invite)).toBe(REFUSED)
    const hold = sql`insert into person_key (person_id, hash) values (${me}, ${'b'.repeat(64)})`
    expect(await tried(holder, hold)).toBe(REFUSED)
  })

  test('signs the registers of their spaces, and those where they were asked', async () => {
    const sign = (space: bigint, person = me) =>
      sql`insert into audit_entry (organisation_id, person_id, act, made_at) values (${space}, ${person}, 'member.leave', now())`
    expect(await tried(db, sign(cast.coop))).toBe(REFUSED)
    const own = await connection(world, me, { keys: [KEY], memberships: [[cast.other, ['sympathiser']]] })
    expect(await tried(own, sign(cast.other))).toBe(1n)
    expect(await tried(own, sign(cast.other, cast.stranger.person))).toBe(REFUSED)
    expect(await tried(own, sign(cast.coop))).toBe(REFUSED)
    await invited()
    expect(await tried(own, sign(cast.coop))).toBe(1n)
    const lead = await connection(world, cast.member.person)
    expect(await tried(lead, sign(cast.coop, cast.member.person))).toBe(1n)
  })

  test('writes letters and reads none; changes no public fact, nor what a view shows', async () => {
    const letter = sql`insert into mail (recipient, subject, body, lang, dedupe_key) values ('a@exemple.fr', 's', 'b', 'fr', 'k')
      on conflict do nothing`
    expect(await tried(db, letter)).toBe(1n)
    for (const statement of [
      sql`select body from mail`,
      sql`update mail set recipient = 'moi@exemple.fr'`,
      sql`delete from mail`,
      sql`delete from organisation`,
      sql`update organisation set name = 'x'`,
      sql`update solution set name = 'x'`,
      sql`delete from loaded`,
      sql`update public_need set stage = 'withdrawn'`,
      sql`select contact from usage_declaration`,
      sql`delete from space`,
    ])
      expect(await tried(db, statement)).toBe(REFUSED)
    const modules = sql`update space set modules_off = '{project}'`
    const held: Held = { memberships: [[cast.coop, ['member']]] }
    expect(await tried(await connection(world, cast.member.person, held), modules)).toBe(REFUSED)
    const administers: Held = { memberships: [[cast.coop, ['administrator']]] }
    expect(await tried(await connection(world, cast.steward.person, administers), modules)).toBe(1n)
  })

  test('opens a need by its key, and no other; is given no key but over their own', async () => {
    const need = {
      lang: 'fr',
      title: 'SECRET',
      text: 'SECRET',
      created_at: new Date(),
      moved_on: TODAY,
    } as const
    const { id } = await world.db
      .insertInto('need')
      .values({ ...need, ref: 'aaaaaaaaaa', email: 'auteur@exemple.fr' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await world.db.insertInto('need_key').values({ hash: KEY, need_id: id, given_at: new Date() }).execute()
    const asked = { need_id: id, key_hash: 'c'.repeat(64), name: 'Ada', email: 'ada@exemple.fr' }
    await world.db
      .insertInto('need_answer')
      .values({ ...asked, asked_on: TODAY })
      .execute()
    const take = sql`insert into need_key (hash, need_id, given_at) values (${'d'.repeat(64)}, ${id}, now())`
    const seen = async (held: readonly string[]) => {
      const reader = await behindWall(world.db, { ...nobody, keys: new Set(held) }, { today: TODAY })
      const counts: unknown[] = []
      for (const table of ['need', 'need_key', 'need_answer', 'need_event'] as const)
        counts.push((await reader.selectFrom(table).selectAll().execute()).length)
      return [...counts, await tried(reader, sql`delete from need`), await tried(reader, take)]
    }
    await world.db
      .insertInto('need_event')
      .values({ need_id: id, kind: 'described', happened_at: new Date() })
      .execute()
    expect(await seen([])).toEqual([0, 0, 0, 0, 0n, REFUSED])
    expect(await seen(['b'.repeat(64)])).toEqual([0, 0, 0, 0, 0n, REFUSED])
    expect(await seen([KEY])).toEqual([1, 1, 1, 1, 1n, 1n])
    // Who was asked reads the need and their own answer, and erases nothing.
    expect((await seen([asked.key_hash])).slice(0, 5)).toEqual([1, 0, 1, 0, 0n])
    const join = sql`insert into need_group_member (group_id, need_id, joined_on) values (1, ${id}, ${TODAY})`
    expect(await tried(db, join)).toBe(REFUSED)
    const born = sql`insert into need (ref, lang, title, text, created_at, moved_on)
      values ('bbbbbbbbbb', 'fr', 'x', 'x', now(), ${TODAY})`
    expect(await tried(db, born)).toBe(REFUSED)
  })

  test('as a sympathiser, reads no private chantier, on no page', async () => {
    await world.db
      .insertInto('solution')
      .values({ slug: 'publik', name: 'Publik', created_on: TODAY, changed_on: TODAY })
      .execute()
    const common = { slug: 'publik', solution_id: 1n, name: 'Publik', declared_on: TODAY }
    await world.db
      .insertInto('common')
      .values({ ...common, organisation_id: cast.coop })
      .execute()
    const title = 'Chantier entre nous'
    await world.db.updateTable('project').set({ title, solution_id: 1n }).execute()
    const friend = await cast.join(cast.coop, 'Amie', 'sympathiser')
    const insider = await cast.join(cast.coop, 'Apprenti', 'learner')
    for (const path of ['/mon', '/communs/publik', '/chantiers?miens=oui']) {
      expect([path, await (await friend.get(path)).text()]).not.toEqual([
        path,
        expect.stringContaining(title),
      ])
      expect([path, await (await insider.get(path)).text()]).toEqual([path, expect.stringContaining(title)])
    }
    expect(
      await projectsSeen(
        await connection(world, friend.person, { memberships: [[cast.coop, ['sympathiser']]] }),
      ),
    ).toBe(0)
    const [space] = await world.db
      .selectFrom('space')
      .select('slug')
      .where('organisation_id', '=', cast.coop)
      .execute()
    expect((await friend.get(`/espaces/${space?.slug}`)).status).toBe(200)
  })

  test('learns whether they answer for a chantier, and not who does', async () => {
    const answering = (db: Db) =>
      sql<{ id: string }>`select answering_for(id, ${TODAY}) as id from project`.execute(db)
    const lead = [{ id: cast.member.person }]
    expect((await answering(world.db)).rows).toEqual(lead)
    expect((await answering(await connection(world, cast.member.person))).rows).toEqual(lead)
    const steward = { memberships: [[cast.coop, ['administrator']]] } as const
    for (const other of [
      await connection(world, cast.steward.person, steward),
      await behindWall(world.db, nobody),
    ])
      expect((await answering(other)).rows).toEqual([])
  })

  test('is in a chantier on the day of the site, whatever the day of the machine', async () => {
    await world.db.updateTable('project_person').set({ until_on: '2030-01-01' }).execute()
    const who: Actor = { ...nobody, person: { id: cast.member.person, name: '', email: '', session: '' } }
    expect(await projectsSeen(await behindWall(world.db, who, { today: '2030-01-01' }))).toBe(1)
    expect(await projectsSeen(await behindWall(world.db, who, { today: '2030-01-02' }))).toBe(0)
  })
})
