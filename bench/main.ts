// `npm run bench [-- --short] [part…]`. Each part is a program of its own: one that crashes stops only itself.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** In the order of what they cost. `--short` is for every change, the long form for releases. */
const PARTS = ['start', 'quality', 'import', 'organisations', 'match', 'team', 'grids', 'pages'] as const
const SECOND_MS = 1_000

const given = process.argv.slice(2)
const flags = given.filter((word) => word.startsWith('--'))
const wanted = given.filter((word) => !word.startsWith('--'))
const unknown = wanted.filter((name) => !PARTS.some((part) => part === name))
if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. There are ${PARTS.join(', ')}.`)

function runPart(part: string): Promise<number> {
  const program = fileURLToPath(new URL(`${part}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...flags], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

let failed = 0
const parts = PARTS.filter((part) => wanted.length === 0 || wanted.includes(part))
for (const part of parts) {
  console.log(`\n━━ ${part}`)
  const since = performance.now()
  const code = await runPart(part)
  if (code !== 0) failed += 1
  const seconds = ((performance.now() - since) / SECOND_MS).toFixed(0)
  console.log(`   ${part}: ${seconds} s${code === 0 ? '' : `, failed (${code})`}`)
}
console.log(`\n${parts.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
