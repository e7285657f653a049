import { answerBy } from '#engines/engagement/renewal.ts'
import type { Acting } from '#platform/acting.ts'
import { formatDate, type Lang } from '#platform/lang.ts'
import { sendMail } from '#platform/mail/index.ts'
import { type Letter, stepLetter } from './letter.mail.ts'
import { concernedBy, type UntoldStep, untoldSteps } from './letter.queries.ts'

/**
 * Tells those concerned what happened: the person, and those who lead the chantier. Addresses are read here alone,
 * by the site: neither side learns the other's. A step is told once, however many processes do it.
 */
export async function sendLetters(acting: Acting, origin: string): Promise<number> {
  let sent = 0
  for (const step of await untoldSteps(acting.db)) sent += await tellOne(acting, step, origin)
  return sent
}

const tellOne = (acting: Acting, step: UntoldStep, origin: string): Promise<number> =>
  acting.db.transaction().execute(async (trx) => {
    const claimed = await trx
      .updateTable('candidacy_step')
      .set({ told_at: acting.now })
      .where('id', '=', step.id)
      .where('told_at', 'is', null)
      .executeTakeFirst()
    if (claimed.numUpdatedRows === 0n) return 0
    const readers = await concernedBy(trx, step, acting.today)
    const name = readers.find(({ reader }) => reader === 'person')?.name ?? ''
    const told = readers.filter(({ id }) => id !== step.made_by || isForBoth(step))
    for (const { id, email, lang, reader } of told) {
      const letter = stepLetter({ ...letterOf(step, lang), to: email, lang, origin, reader, name })
      await sendMail({ ...acting, db: trx, lang }, { ...letter, dedupeKey: `team-step-${step.id}-${id}` })
    }
    return told.length
  })

/** What changes for both is written to both, even to the one who did it. */
const isForBoth = ({ act }: UntoldStep): boolean => act === 'accepted' || act === 'ended' || act === 'applied'

function letterOf(
  step: UntoldStep,
  lang: Lang,
): Pick<Letter, 'act' | 'project' | 'slug' | 'role' | 'note' | 'until' | 'answerBy'> {
  const { act, project, slug, role, note, until_on: until, asked_on: asked } = step
  return {
    act,
    project,
    slug,
    role: role ?? undefined,
    note,
    until: until === null ? undefined : formatDate(lang, until),
    answerBy: asked === null ? undefined : formatDate(lang, answerBy(asked)),
  }
}
