const INSIDE = /^(?:\/(?![/\\])|[?#]|$)/
const OUTSIDE = /^(?:https?:\/\/|mailto:|tel:)/i

/**
 * An address that is safe to put in a link: a path of this site, or http, https, mailto and tel.
 * `javascript:`, `data:` and the like, control characters (browsers drop them before reading the
 * scheme) and `//host` (another site that looks like a path) give nothing: the link loses its address.
 */
export function safeHref(href: string | null | undefined): string | undefined {
  const address = href?.trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  if (address === undefined || /[\u0000-\u001f\u007f]/.test(address)) return undefined
  return INSIDE.test(address) || OUTSIDE.test(address) ? address : undefined
}

/** Whether an address leads to another site. */
export const isOutside = (href: string): boolean => /^https?:\/\//i.test(href.trim())

/** What a reader needs to see of an address: the host, and the path when it is short. */
export function shortAddress(href: string): string {
  const bare = href.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
  return bare.length <= 40 ? bare : (bare.split('/')[0] ?? bare)
}
