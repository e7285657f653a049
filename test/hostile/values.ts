// What is sent by who means harm, or whose program is broken.
import { ORIGIN } from '../world.ts'

export type Fields = Record<string, string | string[]>

const TAG = '<img src=x onerror=alert(1)>'
const MARKUP = `"'>${TAG}<script>alert(1)</script>'); drop table need; --`
const CONTROLS = 'a\0b\u0007c\u001b[31m\r\nSet-Cookie: x=1 \ud800 🗺️👩‍🚒 \u202e'
const LONG = 'é'.repeat(20_000)
const DAYS = ['0000-01-01', '99999-01-01', '2026-02-31']
const NUMBERS = ['-1', 'NaN', '1e308', '99999999999999999999999', '0']

/** In all the fields of a form at once. */
const everywhere: readonly (string | string[])[] = [
  ...['', MARKUP, CONTROLS, LONG, '__proto__', '0000-01-01', '99999999999999999999999'],
  ['a', 'b'],
]

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)
const isNumber = (text: string) => /^\d+$/.test(text)
/** In one field, the others being what they should: what breaks pages, and what its kind of text is read with. */
function aimedAt(value: string | string[]): (string | string[])[] {
  const text = [`${CONTROLS} ${MARKUP}`, LONG]
  if (Array.isArray(value)) return [['x', MARKUP], Array.from({ length: 500 }, String), ...text]
  if (value === '') return [...text, ...DAYS, ...NUMBERS]
  return [...text, ...(isDay(value) ? DAYS : isNumber(value) ? NUMBERS : [])]
}

/** Columns that no form has, with what belongs to somebody else. */
export const columnsOf = (someone: { person: string; organisation: bigint; project: bigint }): Fields => ({
  ...{ id: String(someone.project), organisation_id: String(someone.organisation) },
  ...{ space_id: String(someone.organisation), project_id: String(someone.project), slug: 'voisin' },
  ...{
    person_id: someone.person,
    made_by: someone.person,
    invited_by: someone.person,
    told_at: '2026-01-01',
  },
  ...{
    role: 'administrator',
    roles: 'administrator',
    tie: 'lead',
    state: 'accepted',
    accepted_on: '2026-01-01',
  },
  ...{ is_host: 'true', email_verified: 'true', emailVerified: 'true', closed_on: '2026-01-01' },
})

/** Every way of filling one form: all fields at once, then each alone, and as it should be once nothing else is left. */
export function* attemptsOn(example: Fields): Generator<Fields> {
  const names = Object.keys(example)
  if (names.length > 0)
    for (const value of everywhere) yield Object.fromEntries(names.map((name) => [name, value]))
  for (const [name, value] of Object.entries(example))
    for (const harm of aimedAt(value)) yield { ...example, [name]: harm }
  yield example
}

/** What those send who come after: what breaks pages, and what is well formed, with columns of somebody else in both. */
export const briefly = (example: Fields): Fields[] => [
  Object.fromEntries(Object.keys(example).map((name) => [name, `${CONTROLS} ${MARKUP}`])),
  example,
]

/** What no page sends but a script, or a button: it is told that it cannot be read. */
const UNTYPED = /passkey|\/roles\/:id\/etat$/

/** What is wrong with an answer to something hostile; nothing when it is read, refused or understood. */
export function faultIn(
  answer: Response,
  html: string,
  { route, fields }: { route: string; fields: Fields },
) {
  if (answer.status >= 500) return `a fault (${answer.status})`
  // Nobody types a null sign; anything else is refused where it was typed.
  if (answer.status === 400 && !UNTYPED.test(route) && !JSON.stringify(fields).includes('\\u0000'))
    return 'refused without its field'
  if (/x=1/.test(answer.headers.get('set-cookie') ?? '')) return 'a header was injected'
  const next = answer.headers.get('location')
  if (next && new URL(next, ORIGIN).origin !== ORIGIN) return `it leads to ${next}`
  return html.includes(TAG) || html.includes('<script>alert') ? 'the tag came out alive' : undefined
}
