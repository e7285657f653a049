import { assert } from '#engines/assert.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22

/** The names of the files that a workbook is made of, read from the directory at the end of its archive. */
export function sheetNames(archive: Buffer): string[] {
  const end = archive.length - END_BYTES
  assert(archive.readUInt32LE(end) === END, 'an archive ends with its directory')
  const names: string[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert(archive.readUInt32LE(at) === ENTRY, 'each line of the directory is one file')
    const name = archive.readUInt16LE(at + 28)
    names.push(archive.subarray(at + 46, at + 46 + name).toString())
    at += 46 + name + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return names
}
