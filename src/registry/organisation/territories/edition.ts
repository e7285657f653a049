import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { z } from 'zod'

const PACKAGE = '@etalab/decoupage-administratif'
const resolve = createRequire(import.meta.url).resolve

/** The day whose territories a major version of the package describes. An unknown version has no known day. */
const DAY_OF_MAJOR: Readonly<Record<string, string>> = { '6': '2026-01-01' }
/** A change in how we make rows from the same files must load them again. */
const ROWS_VERSION = 1

const liaison = z.number().int().min(0).max(8)
const commune = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string(),
  region: z.string(),
  siren: z.string().optional(),
  codesPostaux: z.array(z.string()).optional(),
  population: z.number().int().optional(),
  anciensCodes: z.array(z.string()).optional(),
  chefLieu: z.string().optional(),
})
const epci = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.enum(['CC', 'CA', 'CU', 'METRO', 'MET69']),
  populationMunicipale: z.number().int(),
  membres: z.array(z.object({ code: z.string() })),
})
const departement = z.object({
  code: z.string(),
  region: z.string(),
  nom: z.string(),
  typeLiaison: liaison,
  zone: z.string(),
})
const region = z.object({ code: z.string(), nom: z.string(), zone: z.string() })

export type CommuneEntry = z.infer<typeof commune>
export type EpciEntry = z.infer<typeof epci>
export type DepartementEntry = z.infer<typeof departement>
export type RegionEntry = z.infer<typeof region>
export type EditionId = { version: string; sha256: string; day: string | null }
export type Edition = EditionId & {
  communes: CommuneEntry[]
  epci: EpciEntry[]
  departements: DepartementEntry[]
  regions: RegionEntry[]
}

const read = (file: string) => readFile(resolve(`${PACKAGE}/${file}`), 'utf8')

/** Which edition is installed: known without reading its twelve megabytes, so that a start can skip them. */
export async function installedEdition(): Promise<EditionId> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await read('package.json')))
  const sha256 = createHash('sha256').update(`${PACKAGE}@${version} rows ${ROWS_VERSION}`).digest('hex')
  return { version, sha256, day: DAY_OF_MAJOR[version.split('.')[0] ?? ''] ?? null }
}

/** The installed edition with its entries, as the package writes them. */
export async function readEdition(): Promise<Edition> {
  const entries = async <T>(file: string, schema: z.ZodType<T>) =>
    z.array(schema).parse(JSON.parse(await read(`data/${file}.json`)))
  return {
    ...(await installedEdition()),
    communes: await entries('communes', commune),
    epci: await entries('epci', epci),
    departements: await entries('departements', departement),
    regions: await entries('regions', region),
  }
}
