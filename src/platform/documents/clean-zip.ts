import { crc32, inflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
const COMMENT_BYTES_MAX = 65_535
/** What is needed to read it: version 2.0 of the format. */
const VERSION = 20
const STORED = 0
const DEFLATED = 8
const ENTRIES_MAX = 500

type Entry = { name: string; content: Buffer }
type Listed = { name: string; method: number; packed: number; at: number }

/**
 * The same zip, unfolded and written again by us: each size in it is the size of what is there, whatever the sender
 * declared. Only the entries that `wanted` names are read. Undefined when it is no zip, or unfolds to more than
 * `bytesMax` in all: unfolding stops there, so that a bomb takes no more room than that.
 */
export function cleanZip(bytes: Buffer, { bytesMax, wanted }: { bytesMax: number; wanted: RegExp }) {
  try {
    const entries = new Map<string, Buffer>()
    let left = bytesMax
    for (const listed of listedIn(bytes)) {
      if (!wanted.test(listed.name) || entries.has(listed.name)) continue
      const content = contentOf(bytes, listed, left)
      left -= content.length
      entries.set(listed.name, content)
    }
    return written([...entries].map(([name, content]) => ({ name, content })))
  } catch (error) {
    if (error instanceof RangeError || isUnreadable(error)) return undefined
    throw error
  }
}

/** A size past the end of the bytes, data that do not unfold, or unfold too far. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(Z_|ERR_)/.test(String(error.code))

/** The list of contents at the end of the file: the one that every reader of zips believes. */
function listedIn(bytes: Buffer): Listed[] {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > ENTRIES_MAX) throw new RangeError('entries')
  const listed: Listed[] = []
  for (let at = bytes.readUInt32LE(end + 16); listed.length < count; ) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new RangeError('list')
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as Three
    listed.push({
      name: bytes.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += CENTRAL_BYTES + name + extra + comment
  }
  return listed
}
type Three = [number, number, number]

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - COMMENT_BYTES_MAX)
  for (let at = bytes.length - END_BYTES; at >= first; at--) if (bytes.readUInt32LE(at) === END) return at
  throw new RangeError('end')
}

function contentOf(bytes: Buffer, { method, packed, at }: Listed, left: number): Buffer {
  if (bytes.readUInt32LE(at) !== LOCAL) throw new RangeError('entry')
  const from = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (from + packed > bytes.length) throw new RangeError('entry')
  const content = bytes.subarray(from, from + packed)
  if (method === DEFLATED) return inflateRawSync(content, { maxOutputLength: Math.max(1, left) })
  if (method !== STORED || packed > left) throw new RangeError('method')
  return content
}

/** Nothing is packed: it is read again at once. */
function written(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, content } of entries) {
    const said = Buffer.from(name)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(content), 0)
    sizes.writeUInt32LE(content.length, 4)
    sizes.writeUInt32LE(content.length, 8)
    sizes.writeUInt16LE(said.length, 12)
    const local = Buffer.concat([signed(LOCAL, [VERSION, 0, STORED, 0, 0]), sizes, said, content])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    list.push(signed(CENTRAL, [VERSION, VERSION, 0, STORED, 0, 0]), sizes, place, said)
    parts.push(local)
    at += local.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(10)
  end.writeUInt32LE(directory.length, 0)
  end.writeUInt32LE(at, 4)
  const count = entries.length
  return Buffer.concat([...parts, directory, signed(END, [0, 0, count, count]), end])
}

function signed(signature: number, shorts: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 2 * shorts.length)
  bytes.writeUInt32LE(signature, 0)
  for (const [i, short] of shorts.entries()) bytes.writeUInt16LE(short, 4 + 2 * i)
  return bytes
}
