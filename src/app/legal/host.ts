import type { Config } from '#platform/config.ts'

/** Who publishes this site, from its settings; what is not set is unknown, and said to be. */
export type Host = {
  name: string | undefined
  contact: string | undefined
  address: string | undefined
  director: string | undefined
  provider: string | undefined
}

export const hostOf = (config: Config): Host => ({
  name: config.HOST_NAME,
  contact: config.HOST_CONTACT,
  address: config.HOST_ADDRESS,
  director: config.HOST_DIRECTOR,
  provider: config.HOST_PROVIDER,
})

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Where a contact leads: a page, a mailbox, or nowhere when it is a telephone or plain words. */
export function contactHref(contact: string): string | undefined {
  if (MAIL.test(contact)) return `mailto:${contact}`
  return /^https?:\/\/\S+$/.test(contact) ? contact : undefined
}
