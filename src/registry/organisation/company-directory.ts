import { z } from 'zod'
import { checkSiren, checkSiret, SIREN_DIGITS } from '#engines/siren/siren.ts'
import { kindOf } from './legal-category.ts'

const TIMEOUT_MS = 3_000
/** One result of the real service weighs some kilobytes. */
const ANSWER_BYTES_MAX = 262_144
const NAME_LENGTH_MAX = 300
const ADDRESS_LENGTH_MAX = 500
/** What the service writes in place of what people asked not to publish. */
const UNDISCLOSED = /NON-DIFFUSIBLE/
/** Insee: a sole trader is a person, and their place of business often their home. */
const SOLE_TRADER = '1000'

/** What the directory knows of a body. `siret` is the establishment that was asked for, else the head office. */
export type Company = {
  siren: string
  siret: string | null
  name: string
  legalCategory: string | null
  kind: ReturnType<typeof kindOf>
  address: string | null
  postalCode: string | null
  communeCode: string | null
  departement: string | null
  region: string | null
  isClosed: boolean
}
export type Unavailable = 'timeout' | 'unreachable' | 'too-big' | 'unreadable'
export type DirectoryAnswer =
  | { state: 'found'; company: Company }
  | { state: 'absent' }
  | { state: 'unavailable'; why: Unavailable }

/** Whoever can say who has a SIREN or a SIRET. It answers; it never throws. */
export type CompanyDirectory = { find: (identifier: string) => Promise<DirectoryAnswer> }

const text = z.string().nullish()
const establishment = z.object({
  siret: text,
  adresse: text,
  code_postal: text,
  commune: text,
  departement: text,
  region: text,
  etat_administratif: text,
})
const result = z.object({
  siren: z.string(),
  nom_complet: text,
  nom_raison_sociale: text,
  nature_juridique: text,
  activite_principale: text,
  etat_administratif: text,
  siege: establishment.nullish(),
  matching_etablissements: z.array(establishment).nullish(),
})
const answer = z.object({ results: z.array(result).max(100) })
type Result = z.infer<typeof result>

/** The State’s public search (recherche-entreprises.api.gouv.fr), or whatever answers like it at this address. */
export const stateDirectory = (baseUrl: string): CompanyDirectory => ({
  find: async (identifier) => {
    const url = new URL('search', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`)
    url.search = new URLSearchParams({ q: identifier, page: '1', per_page: '5' }).toString()
    try {
      return await ask(url, identifier)
    } catch (cause) {
      const isLate = cause instanceof Error && cause.name === 'TimeoutError'
      return { state: 'unavailable', why: isLate ? 'timeout' : 'unreachable' }
    }
  },
})

async function ask(url: URL, identifier: string): Promise<DirectoryAnswer> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    // It covers the body too: a service that answers one byte at a time is as late as one that is silent.
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) {
    await response.body?.cancel()
    return { state: 'unavailable', why: 'unreachable' }
  }
  const body = await readLimited(response)
  if (body === undefined) return { state: 'unavailable', why: 'too-big' }
  const read = answer.safeParse(parsed(body))
  if (!read.success) return { state: 'unavailable', why: 'unreadable' }
  const found = read.data.results.find(({ siren }) => siren === identifier.slice(0, SIREN_DIGITS))
  const company = found && companyOf(found, identifier)
  return company ? { state: 'found', company } : { state: 'absent' }
}

async function readLimited(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let body = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the stream: the rest is not read.
    if (bytes > ANSWER_BYTES_MAX) return undefined
    body += decoder.decode(chunk, { stream: true })
  }
  return body + decoder.decode()
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const disclosed = (value: string | null | undefined, lengthMax: number): string | null =>
  value && !UNDISCLOSED.test(value) ? value.replace(/\s+/g, ' ').trim().slice(0, lengthMax) || null : null

const matching = (value: string | null | undefined, pattern: RegExp): string | null =>
  value && pattern.test(value) ? value : null

/** A body whose name is not published is as good as absent: someone who knows it can type it. */
function companyOf(found: Result, identifier: string): Company | undefined {
  const name =
    disclosed(found.nom_raison_sociale, NAME_LENGTH_MAX) ?? disclosed(found.nom_complet, NAME_LENGTH_MAX)
  const check = checkSiren(found.siren)
  if (!name || !check.valid) return undefined
  const site = found.matching_etablissements?.find(({ siret }) => siret === identifier) ?? found.siege
  const legalCategory = matching(found.nature_juridique, /^\d{4}$/)
  const isPerson = legalCategory === SOLE_TRADER
  return {
    siren: check.siren,
    siret: siretOf(site?.siret, check.siren),
    name,
    legalCategory,
    kind: kindOf(legalCategory, found.activite_principale ?? null),
    address: isPerson ? null : disclosed(site?.adresse, ADDRESS_LENGTH_MAX),
    postalCode: isPerson ? null : matching(site?.code_postal, /^\d{5}$/),
    communeCode: matching(site?.commune, /^[0-9AB]{5}$/),
    departement: matching(site?.departement, /^[0-9AB]{2,3}$/),
    region: matching(site?.region, /^\d{2,3}$/),
    isClosed: found.etat_administratif === 'C',
  }
}

/** The service is outside: its numbers are checked like those that people type. */
function siretOf(siret: string | null | undefined, siren: string): string | null {
  const check = siret ? checkSiret(siret) : undefined
  return check?.valid && check.siren === siren ? check.siret : null
}
