// Every table of the chapters leaves as a file: what its page tells, and to nobody else.

import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import { browserFor, demonstration } from './demonstration.ts'
import { emptyWorld, type World } from './world.ts'

let world: World
let space: string
let project: string
beforeAll(async () => {
  world = await emptyWorld()
  const made = await demonstration(world)
  space = `/espaces/${made.spaces.find(({ name }) => name.includes('Valbrume'))?.slug}`
  const { slug } = await world.db
    .selectFrom('project')
    .innerJoin('project_decision', 'project_decision.project_id', 'project.id')
    .innerJoin('project_risk', 'project_risk.project_id', 'project.id')
    .select('slug')
    .executeTakeFirstOrThrow()
  project = `/chantiers/${slug}`
})

const tables: [string, () => string, string, string][] = [
  ['members', () => `${space}/membres`, 'name,role,from_on', 'Basile Nuage,administrator,'],
  ['the map of skills', () => `${space}/savoir-faire`, 'skill,label,holders', 'postgresql,PostgreSQL,'],
  ['the time of a space', () => `${space}/temps`, 'month,person,available', 'Basile Nuage,'],
  ['decisions', () => `${project}/decisions`, 'number,decided_on,title', '1,20'],
  ['risks', () => `${project}/risques`, 'title,likelihood,impact', ',medium,medium,'],
  [
    'parties',
    () => `${project}/parties`,
    'name,siren,kind,standing',
    'Valbrume (démonstration),999000102,maintainer,accepted,',
  ],
  ['lessons', () => '/lecons', 'told_on,event,line', '20'],
  ['commons', () => '/communs', 'slug,name,owner', 'Les Communs de Valbrume'],
]

test.each(tables)(
  '%s: a CSV and a workbook of the same lines, offered by the page',
  async (_, at, head, line) => {
    const reader = await browserFor(world, 'ambre')
    const path = at()
    const csv = await (await reader.get(`${path}.csv`)).text()
    expect(csv.startsWith(head)).toBe(true)
    expect(csv).toContain(line)
    const workbook = await reader.get(`${path}.xlsx`)
    expect(workbook.headers.get('content-disposition')).toContain('.xlsx')
    const limits = { rowsMax: 500, columnsMax: 20 }
    const rows = await readWorkbook(new Uint8Array(await workbook.arrayBuffer()), limits)
    const lines: string[][] = parse(csv, { bom: true })
    expect(rows?.length).toBe(lines.length)
    const [columns = [], first = []] = lines
    expect(rows?.[0]?.slice(0, columns.length)).toEqual(columns)
    // A workbook keeps numbers as numbers, and nothing where there is nothing.
    expect(columns.map((_, i) => String(rows?.[1]?.[i] ?? ''))).toEqual(first)
    const page = await (await reader.get(path.replace(/(decisions|risques)$/, 'registre'))).text()
    for (const kind of ['csv', 'xlsx']) expect(page).toContain(`href="${path}.${kind}`)
  },
)
