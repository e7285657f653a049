import type { Somebody } from '#test/browser/person.ts'

/** The first link of the newest message sent to an address whose path contains `part`: what its reader follows. */
export async function linkFrom(reader: Somebody, recipient: string, part: string): Promise<string> {
  await reader.goes('/courrier')
  const letter = reader.page.locator('.fiche').filter({ hasText: recipient })
  const href = await letter.locator(`a[href*="${part}"]`).first().getAttribute('href')
  if (!href) throw new Error(`no message to ${recipient} has a link with ${part}`)
  return href
}
