// The chantier of team-world.ts, with enough people for several teams: for the tests of proposals.
import { december, type Someone, teamWorld } from './team-world.ts'

export const TEAM_PAGE = '/chantiers/cantine/equipe'

export async function proposalWorld() {
  const all = await teamWorld()
  const { db } = all.world
  const text = async (who: Someone, path = TEAM_PAGE) => (await who.get(path)).text()
  const proposals = () => db.selectFrom('team_proposal').selectAll().orderBy('id').execute()
  const candidacies = () => db.selectFrom('candidacy').selectAll().orderBy('id').execute()
  /** Somebody of the network who accepts to be proposed and shows skills and free days. */
  async function candidate(name: string, skills: Record<string, { level: number; learns?: boolean }>) {
    const person = await all.world.signIn({ name: `Secret ${name}`, email: `${name}@exemple.fr` })
    await all.profile(person, name, { skills, fields: { availability: [true, 'network'] } })
    await all.free(person, december())
    await all.accepts(person, 'network')
    return person
  }
  /** Two roles, and enough people for several teams that differ by two. */
  async function pool() {
    const roles = [
      await all.role({ title: 'Code', half_days: 8, skills: { react: { level: 2 } } }),
      await all.role({ title: 'Audit', half_days: 6, skills: { rgaa: { level: 1 } } }),
    ]
    const made = new Map<string, Someone>()
    for (const [i, name] of ['ada', 'bob', 'cleo', 'dan'].entries())
      made.set(name, await candidate(name, { react: { level: i === 0 ? 3 : 3 } }))
    for (const name of ['eve', 'fay', 'gil', 'hal'])
      made.set(name, await candidate(name, { rgaa: { level: 2 } }))
    return { roles, made }
  }
  return { ...all, text, proposals, candidacies, candidate, pool }
}
export type ProposalWorld = Awaited<ReturnType<typeof proposalWorld>>
