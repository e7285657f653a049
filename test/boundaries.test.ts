// A checker that reads nothing is green too: each rule is planted a violation, and must see it.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
type Violation = { from: string; rule: { name: string } }

const planted: Record<string, Record<string, string>> = {
  'engines-are-pure': {
    'src/engines/a.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync",
  },
  'platform-knows-nobody': {
    'src/platform/a.ts': "import { b } from '#registry/thing/index.ts'\nexport const a = b",
    'src/registry/thing/index.ts': 'export const b = 1',
  },
  'registry-before-journey': {
    'src/registry/thing/index.ts': "import { b } from '#journey/1-need/index.ts'\nexport const a = b",
    'src/journey/1-need/index.ts': 'export const b = 1',
  },
  'nobody-imports-the-app': {
    'src/journey/1-need/index.ts': "import { b } from '#app/app.ts'\nexport const a = b",
    'src/app/app.ts': 'export const b = 1',
  },
  'one-door': {
    'src/journey/2-match/index.ts': "import { b } from '#journey/1-need/need.queries.ts'\nexport const a = b",
    'src/journey/1-need/need.queries.ts': 'export const b = 1',
  },
  'journey-looks-back-1': {
    'src/journey/1-need/index.ts': "import { b } from '#journey/2-match/index.ts'\nexport const a = b",
    'src/journey/2-match/index.ts': 'export const b = 1',
  },
  'pages-only-show': {
    'src/journey/1-need/need.page.tsx': "import { b } from './need.queries.ts'\nexport const a = b",
    'src/journey/1-need/need.queries.ts': 'export const b = 1',
  },
  'sql-in-its-place': {
    'src/journey/1-need/need.routes.tsx': "import { sql } from 'kysely'\nexport const a = sql",
  },
  'http-in-its-place': {
    'src/journey/1-need/need.actions.ts': "import { Hono } from 'hono'\nexport const a = Hono",
  },
  'no-circle': {
    'src/engines/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
    'src/engines/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
  },
  'no-orphan': { 'src/engines/alone.ts': 'export const alone = 1' },
}

async function violations(folder: string): Promise<Violation[]> {
  const answer = await run(
    process.execPath,
    [
      join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      'src',
      '--output-type',
      'json',
    ],
    { cwd: folder, maxBuffer: 64_000_000 },
  ).catch((failed: { stdout: string }) => failed)
  return (JSON.parse(answer.stdout) as { summary: { violations: Violation[] } }).summary.violations
}

async function plant(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pluriel-boundary-'))
  try {
    for (const shared of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(shared, join(folder, shared))
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return (await violations(folder)).map(({ rule }) => rule.name)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('our own sources respect every boundary', async () => {
  const found = await violations(process.cwd())
  expect(found.map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([])
})

for (const [name, files] of Object.entries(planted))
  test(`${name} is seen when it is broken`, async () => {
    expect(await plant(files)).toContain(name)
  })
