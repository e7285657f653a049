import type { Lang } from '#platform/lang.ts'
import type { World } from '#test/world.ts'
import { type CastMember, comes, offersTime } from './coop-cast.ts'

/** What a chantier looks for, and four people for each of its roles, of a name and a level. */
export const ROLES = [
  { title: 'Code', halfDays: 8, skill: 'react', level: 2 },
  { title: 'Audit', halfDays: 6, skill: 'rgaa', level: 1 },
  { title: 'Guide', halfDays: 4, skill: 'redaction', level: 2 },
] as const
const people = {
  react: { Ada: 3, Bob: 3, Cléo: 2, Dan: 2 },
  rgaa: { Ève: 2, Fay: 2, Gil: 1, Hal: 3 },
  redaction: { Ida: 3, Jo: 2, Kim: 2, Lou: 3 },
}

/** The weekdays of a month, its last few left out. */
export const weekdaysOf = (month: string): string[] =>
  Array.from({ length: 28 }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`).filter(
    (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  )

type Pool = { number: number; lang: Lang; coop: bigint; days: readonly string[]; to: 'coop' | 'network' }

/** The vivier of a co-op: who is in it accepts to be proposed, to their co-op or to the network. */
export async function fillPool(world: World, { number, lang, coop, ...open }: Pool): Promise<CastMember[]> {
  const made: CastMember[] = []
  for (const [skill, levels] of Object.entries(people))
    for (const [name, level] of Object.entries(levels)) {
      const plain = name.normalize('NFD').replace(/[^A-Za-z]/g, '')
      const handle = `${plain.toLowerCase()}-${number}`
      const member = await comes(world, { name: `${name} Essai`, email: `${handle}@exemple.fr`, lang })
      await offersTime(world, { coop, member, offered: { handle, skill, level, ...open } })
      made.push(member)
    }
  return made
}
