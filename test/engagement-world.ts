// The chantier of team-world.ts, with what people do there to join it: for the tests of candidacies and engagements.
import { sendLetters } from '../src/journey/5-team/engagements/letter.actions.ts'
import { december, type Someone, teamWorld } from './team-world.ts'

export async function engagementWorld() {
  const all = await teamWorld()
  const { people } = all
  const { db } = all.world
  const page = async (who: { get: Someone['get'] }, path: string) => {
    const answer = await who.get(path)
    return { status: answer.status, text: await answer.text() }
  }
  const candidacies = () => db.selectFrom('candidacy').selectAll().orderBy('id').execute()
  const engagements = () => db.selectFrom('engagement').selectAll().orderBy('id').execute()
  const lastCandidacy = async () => (await candidacies()).at(-1)?.id ?? 0n
  const letters = async () => {
    await sendLetters(all.world.acting(), 'http://localhost:3000')
    return db.selectFrom('mail').select(['recipient', 'subject']).orderBy('id').execute()
  }
  const ask = (role: bigint, who = people.alone) =>
    who.post(`/postes/${role}/candidature`, { message: 'Bonjour', joint: '' })
  const answer = async (who: Someone, fields: Record<string, string>) =>
    who.post(`/chantiers/cantine/candidatures/${await lastCandidacy()}/reponse`, fields)
  const reply = async (who: Someone, fields: Record<string, string>) =>
    who.post(`/mon/candidatures/${await lastCandidacy()}/reponse`, fields)
  /** Somebody free in December who applied and was accepted. */
  const engaged = async () => {
    const role = await all.role()
    await all.profile(people.alone, 'elio', { fields: { availability: [true, 'public'] } })
    await all.free(people.alone, december(1, 31))
    await ask(role)
    await answer(people.lead, { reponse: 'accept' })
    return (await engagements())[0]?.id ?? 0n
  }
  const held = async () =>
    (await db.selectFrom('half_day').select('day').where('kind', '=', 'commitment').execute()).length
  return {
    ...all,
    ...{ page, candidacies, engagements, lastCandidacy, letters, ask, answer, reply, engaged, held },
  }
}
export type EngagementWorld = Awaited<ReturnType<typeof engagementWorld>>
