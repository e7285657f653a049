import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import { assert } from '#engines/assert.ts'
import type { FunctionEntry, Taxonomy } from '#engines/understanding/taxonomy.ts'
import { labelsFile, wordsFile } from './taxonomy.schema.ts'

const folder = new URL('../../../data/taxonomy/', import.meta.url)

let known: Taxonomy | undefined

/** The functions that a service can do, read and checked once: a file that breaks a promise stops the start. */
export function readTaxonomy(): Taxonomy {
  known ??= { functions: new Map(entries().map((entry) => [entry.id, entry])) }
  return known
}

/** Reads a file of data/taxonomy by its schema; the message of a refusal names the file, the key and the rule. */
export function readTaxonomyFile<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  const read = schema.safeParse(parse(readFileSync(new URL(name, folder), 'utf8'), { maxAliasCount: 0 }))
  if (read.success) return read.data
  const reasons = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`data/taxonomy/${name}: ${reasons.join('; ')}`)
}

function entries(): FunctionEntry[] {
  const labels = readTaxonomyFile('functions.yml', labelsFile)
  const all = Object.entries(labels).flatMap(([family, functions]) => familyEntries(family, functions))
  const ids = new Set(all.map((entry) => entry.id))
  assert(ids.size === all.length, 'a function belongs to one family')
  for (const entry of all) {
    for (const implied of entry.implies.keys()) {
      assert(
        ids.has(implied) && implied !== entry.id,
        `${entry.id} implies another known function: ${implied}`,
      )
    }
  }
  return all
}

function familyEntries(family: string, labels: Readonly<Record<string, string>>): FunctionEntry[] {
  const words = readTaxonomyFile(`functions/${family}.yml`, wordsFile)
  for (const id of Object.keys(words))
    assert(id in labels, `${id} is a function of ${family} in functions.yml`)
  return Object.entries(labels).map(([id, fr]) => {
    const entry = words[id]
    assert(entry !== undefined, `functions/${family}.yml says how people name ${id}`)
    const { en, implies, ...rest } = entry
    return { id, family, label: { fr, en }, ...rest, implies: new Map(Object.entries(implies)) }
  })
}
