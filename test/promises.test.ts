// The rules on promises need types to see anything: each is planted a fault, and must see it.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

const planted = {
  'no-floating-promises': 'const f = async () => 1\nf()',
  'no-misused-promises': 'const f = async () => true\nexport const a = f() ? 1 : 2',
  'await-thenable': 'export const a = await 1',
  'switch-exhaustiveness-check':
    "export function f(a: 'x' | 'y') {\n  switch (a) {\n    case 'x':\n      return 1\n  }\n}",
}

async function faults(files: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pluriel-promises-'))
  try {
    mkdirSync(join(folder, 'src'))
    for (const shared of ['package.json', 'tsconfig.json', '.oxlintrc.json'])
      cpSync(shared, join(folder, shared))
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, 'src', name), `${text}\nexport {}\n`)
    const oxlint = join(process.cwd(), 'node_modules', '.bin', 'oxlint')
    const answer = await run(oxlint, ['--type-aware', '--format', 'json', 'src'], { cwd: folder }).catch(
      (failed: { stdout: string }) => failed,
    )
    return answer.stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('each rule sees what it forbids', async () => {
  const said = await faults(
    Object.fromEntries(Object.entries(planted).map(([rule, text]) => [`${rule}.ts`, text])),
  )
  const { diagnostics } = JSON.parse(said) as { diagnostics: { code: string; filename: string }[] }
  expect(diagnostics.map(({ filename, code }) => `${basename(filename)}: ${code}`).sort()).toEqual(
    Object.keys(planted)
      .map((rule) => `${rule}.ts: typescript(${rule})`)
      .sort(),
  )
})
