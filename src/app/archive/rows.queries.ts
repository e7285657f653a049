import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from './manifest.ts'
import type { Field, Part } from './plan.ts'

const BATCH_ROWS = 1_000

/** The rows of one table that belong to a space, as JSON knows them: numbers of rows as text, nothing rounded. */
export async function* rowsOf(
  db: Db,
  part: Part,
  plan: readonly Part[],
  organisationId: bigint,
): AsyncGenerator<Row[]> {
  const columns = sql.join(part.fields.map((field) => asJson(field, part.instead[field.column.name])))
  const table = sql.table(part.name)
  const owned = sql`${belongs(part, plan, organisationId)} and ${travels(part, organisationId)}`
  if (!part.number) {
    const found = sql<Row>`select ${columns} from ${table} as t where ${owned}`
    yield (await found.execute(db)).rows.slice()
    return
  }
  const number = sql.ref(`t.${part.number}`)
  let after = '0'
  for (;;) {
    const page = sql<Row>`select ${columns} from ${table} as t where ${owned} and ${number} > ${after}::bigint
      order by ${number} limit ${BATCH_ROWS}`
    const { rows } = await page.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < BATCH_ROWS) return
    after = String(rows.at(-1)?.[part.number])
  }
}

/** The SQL is ours, of `classification.ts`; the number of the space alone is a value. */
function travels({ only }: Part, organisationId: bigint): RawBuilder<unknown> {
  if (only === undefined) return sql`true`
  const [before = '', after = ''] = only.split(':space')
  return sql`${sql.raw(before)}${organisationId}${sql.raw(after)}`
}

function asJson({ column: { name, type } }: Field, instead: string | undefined): RawBuilder<unknown> {
  if (instead !== undefined) return sql`${sql.raw(instead)} as ${sql.ref(name)}`
  const column = sql.ref(`t.${name}`)
  if (/^(?:bigint|uuid|numeric|date)/.test(type))
    return sql`${column}::${sql.raw(type.endsWith('[]') ? 'text[]' : 'text')} as ${sql.ref(name)}`
  if (type === 'timestamp with time zone')
    return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${sql.ref(name)}`
  return sql`${column} as ${sql.ref(name)}`
}

/** A row is a space's when its owner is: the organisation itself, or a row that is a space's. */
function belongs({ by, owner }: Part, plan: readonly Part[], organisationId: bigint): RawBuilder<unknown> {
  const parent = plan.find(({ name }) => name === owner)
  if (!parent) return sql`${sql.ref(`t.${by}`)} = ${organisationId}`
  const numbers = sql`select ${sql.ref(`t.${parent.number ?? ''}`)} from ${sql.table(parent.name)} as t
    where ${belongs(parent, plan, organisationId)}`
  return sql`${sql.ref(`t.${by}`)} in (${numbers})`
}
