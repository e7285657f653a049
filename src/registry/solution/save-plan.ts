import { repositoryKey, slugOf, websiteKey } from './identity.ts'
import { type ImportProblem, placeOf, recordProblem } from './import-problem.ts'
import type { SolutionRecord } from './record.form.ts'
import type { Said } from './retain.ts'

/** A solution that is known already, with every value of every source. */
export type Known = {
  id: bigint
  slug: string
  name: string
  repositoryKey: string | null
  websiteKey: string | null
  values: Said[]
}
export type Change = { slug: string; field: string; before: unknown; after: unknown }
export type Target = {
  record: SolutionRecord
  slug: string
  known: Known | undefined
  source: string
  /** What this source says from now on, and the fields on which it said something and no longer does. */
  said: Said[]
  dropped: string[]
  changes: Change[]
  isTouched: boolean
}
export type Plan = { targets: Target[]; problems: ImportProblem[] }

const SLUG_TRIES = 3
/** The slugs that a record may need: its own, then numbered ones when a homonym has it. */
export const slugsFor = (record: SolutionRecord): string[] => {
  const base = record.slug ?? slugOf(record.fields.name)
  return [base, ...Array.from({ length: SLUG_TRIES - 1 }, (_, i) => `${base}-${i + 2}`)]
}

/**
 * Decides, for each record, which solution it speaks of and what it changes there. Nothing is written here, so that a
 * dry run and the real one give the same answer. Two records of one import never meet on one solution.
 */
export function planSave(source: string, records: readonly SolutionRecord[], knowns: readonly Known[]): Plan {
  const index = indexOf(source, knowns)
  const taken = new Map<bigint | string, SolutionRecord>()
  const problems: ImportProblem[] = []
  const targets: Target[] = []
  for (const record of records) {
    const known = match(record, index, (candidate) => !taken.has(candidate.id))
    const slug = known?.slug ?? slugsFor(record).find((each) => !index.slugs.has(each) && !taken.has(each))
    const twin = twinOf(record, taken)
    if (twin) problems.push(recordProblem(record, 'name', 'twice', placeOf(twin)))
    else if (slug === undefined)
      problems.push(recordProblem(record, 'name', 'slug-taken', slugsFor(record)[0]))
    else {
      taken.set(known?.id ?? slug, record)
      targets.push(targetOf(source, record, slug, known))
    }
  }
  return { targets, problems }
}

/** A record whose slug, name and website are those of an earlier one describes it twice. */
function twinOf(
  record: SolutionRecord,
  taken: ReadonlyMap<bigint | string, SolutionRecord>,
): SolutionRecord | undefined {
  const other = taken.get(slugsFor(record)[0] ?? '')
  if (!other) return undefined
  if (record.slug && record.slug === other.slug) return other
  const isSame = record.fields.id === other.fields.id && isCompatible(record, keysOf(other))
  return isSame ? other : undefined
}

type Index = {
  source: string
  slugs: Map<string, Known>
  repositories: Map<string, Known[]>
  ids: Map<string, Known>
  numbers: Map<string, Known>
}

const numbered = ['sill', 'comptoir'] as const
const isNumbered = (field: string): boolean => (numbered as readonly string[]).includes(field)

function indexOf(source: string, knowns: readonly Known[]): Index {
  const said = knowns.flatMap((known) => known.values.map((value) => ({ known, ...value })))
  const withCode = knowns.filter(({ repositoryKey: key }) => key !== null)
  return {
    source,
    slugs: new Map(knowns.map((known) => [known.slug, known])),
    repositories: Map.groupBy(withCode, ({ repositoryKey: key }) => key ?? ''),
    ids: new Map(
      said
        .filter((each) => each.source === source && each.field === 'id')
        .map(({ value, known }) => [String(value), known]),
    ),
    numbers: new Map(
      said
        .filter(({ field }) => isNumbered(field))
        .map(({ field, value, known }) => [`${field} ${value}`, known]),
    ),
  }
}

/**
 * By what the source itself calls it, else by a number of a public list, else by its repository, else by its name when
 * nothing contradicts it.
 */
function match(record: SolutionRecord, index: Index, isFree: (known: Known) => boolean): Known | undefined {
  const { id, repository } = record.fields
  const own = id === undefined ? undefined : index.ids.get(id)
  return (
    own ??
    bySlug(record, index) ??
    byNumber(record, index, isFree) ??
    byCode(record, repositoryKey(repository), index, isFree) ??
    byName()
  )

  function byName(): Known | undefined {
    const named = index.slugs.get(slugsFor(record)[0] ?? '')
    return named && isFree(named) && isCompatible(record, named) ? named : undefined
  }
}

/** A source keeps the slugs it gave itself; those of others it only shares when nothing contradicts it. */
function bySlug(record: SolutionRecord, { source, slugs }: Index): Known | undefined {
  const named = record.slug === undefined ? undefined : slugs.get(record.slug)
  const isItsOwn = named?.values.some((said) => said.source === source)
  return named && (isItsOwn || isCompatible(record, named)) ? named : undefined
}

/** The SILL and the Comptoir du Libre number software, and other sources repeat their numbers. */
function byNumber(
  { fields }: SolutionRecord,
  { numbers }: Index,
  isFree: (known: Known) => boolean,
): Known | undefined {
  const known = numbered
    .map((field) => (fields[field] === undefined ? undefined : numbers.get(`${field} ${fields[field]}`)))
    .find((each) => each !== undefined)
  return known && isFree(known) ? known : undefined
}

/** Among those that share a repository, the one of the same name first. */
function byCode(
  record: SolutionRecord,
  key: string | undefined,
  { repositories }: Index,
  isFree: (known: Known) => boolean,
): Known | undefined {
  const base = slugsFor(record)[0]
  const sharing = key === undefined ? [] : (repositories.get(key) ?? []).filter(isFree)
  return sharing.toSorted((a, b) => Number(b.slug === base) - Number(a.slug === base))[0]
}

type Keys = { repositoryKey: string | null; websiteKey: string | null }
const keysOf = ({ fields }: SolutionRecord): Keys => ({
  repositoryKey: repositoryKey(fields.repository) ?? null,
  websiteKey: websiteKey(fields.website) ?? null,
})

/** One name is one solution unless both say where they live, and say different places. */
function isCompatible(record: SolutionRecord, other: Keys): boolean {
  const own = keysOf(record)
  const sameCode = own.repositoryKey !== null && own.repositoryKey === other.repositoryKey
  const sameSite = own.websiteKey !== null && own.websiteKey === other.websiteKey
  const tellsCode = own.repositoryKey !== null && other.repositoryKey !== null
  const tellsSite = own.websiteKey !== null && other.websiteKey !== null
  return sameCode || sameSite || !(tellsCode || tellsSite)
}

function targetOf(source: string, record: SolutionRecord, slug: string, known: Known | undefined): Target {
  const before = new Map(
    (known?.values ?? []).filter((said) => said.source === source).map((said) => [said.field, said]),
  )
  const said = Object.entries(record.fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => saidOf(source, record, field, value))
  const fields = new Set(said.map(({ field }) => field))
  const dropped = [...before.keys()].filter((field) => !fields.has(field))
  const changes: Change[] = [
    ...said
      .filter(({ field, value }) => canonical(value) !== canonical(before.get(field)?.value))
      .map(({ field, value }) => ({
        slug,
        field,
        before: before.get(field)?.value,
        after: value,
      })),
    ...dropped.map((field) => ({ slug, field, before: before.get(field)?.value, after: undefined })),
  ]
  const isRedated = said.some(({ field, dated, sourceUrl }) => {
    const old = before.get(field)
    return old !== undefined && (old.dated !== dated || old.sourceUrl !== sourceUrl)
  })
  return {
    record,
    slug,
    known,
    source,
    said,
    dropped,
    changes,
    isTouched: !known || changes.length > 0 || isRedated,
  }
}

const saidOf = (source: string, record: SolutionRecord, field: string, value: unknown): Said => ({
  field,
  source,
  value,
  dated: record.dated ?? null,
  sourceUrl: record.sourceUrl ?? null,
})

/** One text per value, whatever the order of its keys: the database gives objects back in an order of its own. */
export function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
