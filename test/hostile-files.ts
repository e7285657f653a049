import { deflateRawSync } from 'node:zlib'

const MEGABYTE = 1_000_000
type Lie = { unfolded?: number; hasDirectory?: boolean }

/** A zip of one or several entries whose declared sizes are what the caller says, and not what is there. */
export function zipOf(
  entries: Readonly<Record<string, string | Buffer>>,
  { unfolded, hasDirectory = true }: Lie = {},
) {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(unfolded ?? content.length, 8)
    const said = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.set([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])
    local.set(sizes, 14)
    local.writeUInt16LE(said.length, 26)
    const listed = Buffer.alloc(46)
    listed.set([0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 0, 8, 0])
    listed.set(sizes, 16)
    listed.writeUInt16LE(said.length, 28)
    listed.writeUInt32LE(at, 42)
    list.push(listed, said)
    parts.push(local, said, packed)
    at += local.length + said.length + packed.length
  }
  if (!hasDirectory) return new Uint8Array(Buffer.concat(parts))
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.set([0x50, 0x4b, 5, 6])
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, directory, end]))
}

const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'

/** The files of a workbook of one sheet. */
export const workbookOf = (sheetData: string) => ({
  'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${KIND}" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
})

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
export const honestWorkbook = () =>
  zipOf(workbookOf(`<row r="1">${cell('A1', 'un')}${cell('B1', 'deux')}</row>`))

/** Workbooks that take a few kilobytes to send and would take a machine to open. */
export const hostileWorkbooks = () => ({
  'unfolds to hundreds of times its size': zipOf({
    ...workbookOf(''),
    'xl/worksheets/sheet1.xml': Buffer.alloc(150 * MEGABYTE, ' '),
  }),
  'says that it is small': zipOf(
    { ...workbookOf(''), 'xl/worksheets/sheet1.xml': Buffer.alloc(60 * MEGABYTE, ' ') },
    { unfolded: 10 },
  ),
  'has no list of contents, and says that it is huge': zipOf(workbookOf(''), {
    unfolded: 2_000 * MEGABYTE,
    hasDirectory: false,
  }),
  'has a row that says it is the billionth': zipOf(
    workbookOf(`<row r="1000000000">${cell('A1000000000', 'un')}</row>`),
  ),
  'holds one text of millions of letters': zipOf(
    workbookOf(`<row r="1">${cell('A1', 'x'.repeat(1.2 * MEGABYTE))}</row>`),
  ),
})
