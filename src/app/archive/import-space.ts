import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import { sha256 as sumOf } from '#platform/files/store.ts'
import type { Platform } from '#platform/http.ts'
import { done, refused } from '#platform/outcome.ts'
import { may, recordInstanceAct } from '#registry/space/index.ts'
import { readCatalogue } from './catalogue.ts'
import { expectThat, Stop, stop } from './fault.ts'
import { type Known, type RowLine, writeNamed, writeRows } from './import-rows.ts'
import { type Line, type Lines, readLines } from './lines.ts'
import {
  type FileSum,
  FORMAT,
  type Manifest,
  manifestForm,
  type Row,
  rowText,
  runningSum,
  type TableSum,
  VERSION,
  wholeSum,
} from './manifest.ts'
import { isNamed, type NamedTable, type Part, planOf } from './plan.ts'

const BATCH_ROWS = 500

export type ImportReport = {
  manifest: Manifest
  dryRun: boolean
  /** Shared rows that the instance did not know. */
  made: ReadonlyMap<NamedTable, number>
}
type Asked = { files: Platform['files']; source: AsyncIterable<Uint8Array>; dryRun?: boolean }

/**
 * Brings a space from its archive, whole or not at all: one transaction, in which every line is checked against its
 * table, its rules and its sum. A dry run does the same, and lets go of it. Who runs the instance may.
 */
export async function importSpace(acting: Acting, { files, source, dryRun = false }: Asked) {
  if (!may(acting.actor, 'space.open')) return refused('forbidden')
  const lines = readLines(source)
  const tx = await acting.db.startTransaction().execute()
  try {
    const manifest = readManifest(await lines.next())
    const inside = { ...acting, db: tx }
    const { made, organisationId } = await bring(inside, { manifest, lines, files, dryRun })
    await recordInstanceAct(inside, { act: 'space.import', organisationId, target: manifest.sha256 })
    if (!dryRun) await tx.commit().execute()
    return done<ImportReport>({ manifest, dryRun, made })
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown
    return refused(thrown.fault.reason, thrown.fault)
  } finally {
    await lines.close()
    if (!tx.isCommitted) await tx.rollback().execute()
  }
}

function readManifest(first: Line | undefined): Manifest {
  const value = first?.value
  expectThat(value?.format === FORMAT, { line: 1, rule: `format: ${FORMAT}` }, 'not-an-archive')
  expectThat(value.version === VERSION, { line: 1, rule: `version: ${VERSION}` }, 'version-unknown')
  const { data, error } = manifestForm.safeParse(value)
  const issue = error?.issues[0]
  if (!data) throw stop('line-wrong', { line: 1, rule: `${issue?.path.join('.')}: ${issue?.message}` })
  expectThat(wholeSum(data) === data.sha256, { line: 1, rule: 'sha256' }, 'sum-wrong')
  return data
}

type Reading = { manifest: Manifest; lines: Lines; files: Platform['files']; dryRun: boolean }

async function bring(acting: Acting, { manifest, lines, files, dryRun }: Reading) {
  const { organisation, slug, tables } = manifest
  const plan = planOf(await readCatalogue(acting.db))
  const unknown = tables.find(({ name }) => !isNamed(name) && !plan.some((part) => part.name === name))?.name
  if (unknown) throw stop('table-unknown', { line: 1, table: unknown, rule: 'unknown table' })
  const spaces = tables.filter(({ name, rows }) => name === 'space' && rows === 1)
  expectThat(spaces.length === 1, { line: 1, table: 'space', rule: 'one space' })
  await sql`select set_config('timezone', 'UTC', true)`.execute(acting.db)
  const known: Known = { acting, organisation, named: new Map(), numbers: new Map(), made: new Map() }
  for (const sum of tables) {
    if (sum.name === 'space') await expectFree(known, slug)
    await bringTable(sum, lines, { known, part: plan.find(({ name }) => name === sum.name) })
  }
  for (const file of manifest.files) await bringFile(file, lines, dryRun ? undefined : files)
  const more = await lines.next()
  expectThat(more === undefined, { line: more?.number ?? 0, rule: 'end' })
  return { made: known.made, organisationId: BigInt(known.named.get('organisation')?.get(organisation) ?? 0) }
}

/** The organisation may have a space here already, or another space its address. */
async function expectFree({ acting, organisation, named }: Known, slug: string): Promise<void> {
  const id = named.get('organisation')?.get(organisation) ?? '0'
  const { rows } = await sql`
    select from space where slug = ${slug} or organisation_id = ${id}::bigint`.execute(acting.db)
  expectThat(rows.length === 0, { line: 1, table: 'space', rule: slug }, 'space-taken')
}

type Into = { known: Known; part: Part | undefined }

async function bringTable({ name, rows, sha256 }: TableSum, lines: Lines, { known, part }: Into) {
  const sum = runningSum()
  while (sum.rows() < rows) {
    const batch: RowLine[] = []
    while (batch.length < BATCH_ROWS && sum.rows() < rows) {
      const one = rowOf(name, await lines.next())
      sum.add(rowText(one.row))
      batch.push(one)
    }
    if (part) await writeRows(part, batch, known)
    else if (isNamed(name)) await writeNamed(name, batch, known)
  }
  expectThat(sum.end(name).sha256 === sha256, { line: 1, table: name, rule: 'sha256' }, 'sum-wrong')
}

/** A line, which must be a row of this table. */
function rowOf(table: string, line: Line | undefined): RowLine {
  if (!line) throw stop('line-wrong', { line: 0, table, rule: 'row' })
  expectThat(line.value.table === table, { line: line.number, table, rule: 'table' })
  const { row } = line.value
  expectThat(typeof row === 'object' && row !== null, { line: line.number, table, rule: 'row' })
  // Its columns are compared with those of the table before anything is written.
  return { line: line.number, row: row as Row }
}

/** A file comes in parts, and is kept under the sum of what came. */
async function bringFile({ sha256, bytes }: FileSum, lines: Lines, files?: Platform['files']): Promise<void> {
  const parts: Buffer[] = []
  for (let read = 0; read < bytes; read += parts.at(-1)?.length ?? 0) {
    const line = await lines.next()
    const base64 = line?.value.file === sha256 ? line.value.base64 : undefined
    const part = Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64')
    expectThat(part.length > 0, { line: line?.number ?? 0, rule: `file: ${sha256}` })
    parts.push(part)
  }
  const whole = Buffer.concat(parts)
  expectThat(sumOf(whole) === sha256, { line: 0, rule: `file: ${sha256}` }, 'sum-wrong')
  await files?.put(whole, 'application/octet-stream')
}
