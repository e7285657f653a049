import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { expectThat, Stop, stop } from './fault.ts'

/** One part of a file is the longest line that an archive holds. */
const LINE_BYTES_MAX = 4_000_000
/** A small file may unfold into a huge one: reading stops there. */
const TOTAL_BYTES_MAX = 8_000_000_000
const LINE_FEED = 0x0a

export type Line = { number: number; value: Readonly<Record<string, unknown>> }

/** The lines of a compressed file as JSON objects, one at a time, within limits. */
export function readLines(source: AsyncIterable<Uint8Array>) {
  const texts = textsOf(source)
  let number = 0
  return {
    /** The next line, or undefined after the last. */
    next: async (): Promise<Line | undefined> => {
      number += 1
      try {
        const { value, done } = await texts.next()
        return done ? undefined : { number, value: parsed(value, number) }
      } catch (cause) {
        // zlib and the decoder say it in many ways; what matters is how far the file could be read.
        throw cause instanceof Stop ? cause : stop('line-wrong', { line: number, rule: 'gzip, UTF-8' })
      }
    },
    close: () => texts.return(undefined),
  }
}
export type Lines = ReturnType<typeof readLines>

function parsed(text: string, line: number): Line['value'] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The rule says it below.
  }
  expectThat(typeof value === 'object' && value !== null && !Array.isArray(value), { line, rule: 'JSON' })
  // An object of JSON is a record; what its values are is looked at by who reads them.
  return value as Line['value']
}

async function* textsOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 0
  let total = 0
  let held: Uint8Array[] = []
  let heldBytes = 0
  for await (const chunk of Readable.from(source).pipe(createGunzip()) as AsyncIterable<Buffer>) {
    total += chunk.length
    expectThat(total <= TOTAL_BYTES_MAX, { line, rule: 'size' })
    let rest = chunk
    for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED)) {
      yield decoder.decode(Buffer.concat([...held, rest.subarray(0, at)]))
      line += 1
      held = []
      heldBytes = 0
      rest = rest.subarray(at + 1)
    }
    held.push(rest)
    heldBytes += rest.length
    expectThat(heldBytes <= LINE_BYTES_MAX, { line: line + 1, rule: 'line length' })
  }
  expectThat(heldBytes === 0, { line: line + 1, rule: 'line end' })
}
