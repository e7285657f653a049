const LENGTH_MAX = 500
/** Somewhere that no answer can mistake for ours: what begins with it is not of this site. */
const HERE = 'http://ici.invalid'

/**
 * Where somebody was going before they signed in: a path of this site, or nothing. Another site (`//host`, `/\host`,
 * a whole address), a control character or a scheme gives nothing.
 */
export function localPath(text: string | undefined): string | undefined {
  if (!text?.startsWith('/') || text.length > LENGTH_MAX) return undefined
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  if (/^\/[/\\]|[\u0000-\u001f\u007f\\]/.test(text)) return undefined
  if (!URL.canParse(text, HERE)) return undefined
  const url = new URL(text, HERE)
  return url.origin === HERE && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : undefined
}
