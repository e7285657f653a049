// Node reads TypeScript by itself, except the markup of .tsx files and the .json ones that are imported without saying so.
// This file gives it both, and nothing else: a general loader takes half a second more at each start.
// It is plain JavaScript because it is read first, by an older Node too, which must be told what is missing.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_TOO_OLD = 14
const ours = {
  fr: `Pluriel demande Node 22.18 ou plus ; celui-ci est ${process.version}.
Sous Linux, npm ci l’apporte : relancez npm ci sans --omit=optional. Ailleurs, installez Node 24 : https://nodejs.org/`,
  en: `Pluriel needs Node 22.18 or later; this is ${process.version}.
On Linux npm ci brings it: run npm ci again without --omit=optional. Elsewhere, install Node 24: https://nodejs.org/`,
}
if (!module.registerHooks || !process.features.typescript) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  process.stderr.write(`${/^en/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? ours.en : ours.fr}\n`)
  process.exit(NODE_TOO_OLD)
}

const cache = fileURLToPath(new URL('../../../node_modules/.cache/pluriel/', import.meta.url))
const require = createRequire(import.meta.url)
const options = {
  loader: 'tsx',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  target: 'es2024',
  sourcemap: 'inline',
}

module.enableCompileCache(join(cache, 'compiled'))
process.setSourceMapsEnabled(true)
module.registerHooks({
  load(url, context, next) {
    if (url.endsWith('.tsx'))
      return { format: 'module', source: javascriptOf(fileURLToPath(url)), shortCircuit: true }
    if (url.endsWith('.json'))
      return { format: 'json', source: readFileSync(fileURLToPath(url)), shortCircuit: true }
    return next(url, context)
  },
})

/** The same text gives the same program: it is translated once, and kept by its hash. */
function javascriptOf(file) {
  const text = readFileSync(file, 'utf8')
  const key = createHash('sha256')
    .update(JSON.stringify(options))
    .update(file)
    .update('\0')
    .update(text)
    .digest('hex')
  const kept = join(cache, 'pages', `${key}.js`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const { code } = require('esbuild').transformSync(text, { ...options, sourcefile: file })
    keep(kept, code)
    return code
  }
}

/** Written beside its name then renamed, so that no other start reads half of it. A closed folder keeps nothing. */
function keep(path, code) {
  try {
    mkdirSync(join(cache, 'pages'), { recursive: true })
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, code)
    renameSync(draft, path)
  } catch {
    return
  }
}
