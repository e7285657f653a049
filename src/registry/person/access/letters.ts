import { actingNow } from '#platform/acting-now.ts'
import type { Platform } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { type Message, sendMail } from '#platform/mail/index.ts'
import { nameAt } from './access.queries.ts'
import { LANG_HEADER } from './headers.ts'
import {
  changedMail,
  confirmMail,
  knownMail,
  linkMail,
  moveAskedMail,
  moveMail,
  noAccountMail,
  noResetMail,
  resetMail,
} from './letters.mail.ts'
import { claimsOf } from './token.ts'

type Reader = { name: string; email: string }
type Asked = { headers?: Headers | undefined } | undefined

/** What the sign-in writes to people, through our outbox, in the language of the page that asked. */
export function lettersOf(platform: Platform, origin: string) {
  const write = async (asked: Asked, letter: (lang: Lang) => Message) => {
    const lang: Lang = asked?.headers?.get(LANG_HEADER) === 'en' ? 'en' : 'fr'
    await sendMail({ ...actingNow(platform), lang }, letter(lang))
  }
  return {
    /** The address of a new account, or the new address of an account that moves. */
    confirm: ({ name, email }: Reader, token: string, asked: Asked) => {
      const letter = claimsOf(token)?.updateTo ? moveMail : confirmMail
      return write(asked, (lang) => letter({ name, email, token, origin, lang }))
    },
    moveAsked: ({ name, email }: Reader, move: { to: string; token: string }, asked: Asked) =>
      write(asked, (lang) => moveAskedMail({ name, email, ...move, origin, lang })),
    known: ({ name, email }: Reader, asked: Asked) =>
      write(asked, (lang) => knownMail({ name, email, origin, lang })),
    reset: ({ name, email }: Reader, token: string, asked: Asked) =>
      write(asked, (lang) => resetMail({ name, email, token, origin, lang })),
    changed: ({ name, email }: Reader, asked: Asked) =>
      write(asked, (lang) => changedMail({ name, email, origin, lang })),
    /** As much work as for an account, and an answer for whoever took one address for another. */
    noReset: async (email: string, asked: Asked) =>
      write(asked, (lang) => noResetMail({ name: '', email, token: '', origin, lang })),
    /** Somebody without an account is told so: the page says the same to both, and does the same work. */
    link: async (email: string, token: string, asked: Asked) => {
      const name = await nameAt(platform.db, email)
      const letter = name === undefined ? noAccountMail : linkMail
      await write(asked, (lang) => letter({ name: name ?? '', email, token, origin, lang }))
    },
  }
}
