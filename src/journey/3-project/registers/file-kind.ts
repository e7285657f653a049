export type FileKind = { extension: string; mediaType: string }

export const FILE_BYTES_MAX = 10_000_000
/** What the files of one chantier weigh together, those taken off the pages included: registers may speak of them. */
export const PROJECT_BYTES_MAX = 200_000_000
const NAME_SIGNS_MAX = 80

const beginnings: readonly (readonly [number[], FileKind])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], { extension: 'pdf', mediaType: 'application/pdf' }],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], { extension: 'png', mediaType: 'image/png' }],
  [[0xff, 0xd8, 0xff], { extension: 'jpg', mediaType: 'image/jpeg' }],
]
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.'
const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const packed: readonly (readonly [string, FileKind])[] = [
  [`mimetype${OPEN_DOCUMENT}text`, { extension: 'odt', mediaType: `${OPEN_DOCUMENT}text` }],
  [`mimetype${OPEN_DOCUMENT}spreadsheet`, { extension: 'ods', mediaType: `${OPEN_DOCUMENT}spreadsheet` }],
  [`mimetype${OPEN_DOCUMENT}presentation`, { extension: 'odp', mediaType: `${OPEN_DOCUMENT}presentation` }],
  ['word/document.xml', { extension: 'docx', mediaType: `${OFFICE}wordprocessingml.document` }],
  ['xl/workbook.xml', { extension: 'xlsx', mediaType: `${OFFICE}spreadsheetml.sheet` }],
  ['ppt/presentation.xml', { extension: 'pptx', mediaType: `${OFFICE}presentationml.presentation` }],
]
/** What a browser could take for a page, wherever it stands in a text. */
const MARKUP =
  /<\s*(!doctype|html|head|body|svg|script|iframe|object|embed|meta|link|style|\?xml|xml|math)\b/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells that bytes are not a text.
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/**
 * What a file is, by its content: the name and the type that a browser announces are those of who sends it.
 * Nothing for what is neither a document, nor an image, nor plain text; a web page and an SVG are nothing here.
 */
export function fileKind(bytes: Uint8Array): FileKind | undefined {
  const begun = beginnings.find(([signs]) => signs.every((sign, i) => bytes[i] === sign))
  if (begun) return begun[1]
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const raw = new TextDecoder('latin1').decode(bytes)
    return packed.find(([sign]) => raw.includes(sign))?.[1]
  }
  return isPlainText(bytes) ? { extension: 'txt', mediaType: 'text/plain; charset=utf-8' } : undefined
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !NOT_TEXT.test(text) && !MARKUP.test(text)
  } catch {
    return false
  }
}

const PLAIN = new Set(['txt', 'csv', 'md'])

/** The name of a file without folders, controls or signs that turn text around; its end is that of its content. */
export function safeName(name: string, { extension }: FileKind): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const [, stem = last, end = ''] = /^(.*?)(?:\.([A-Za-z0-9]{1,5}))?$/s.exec(last) ?? []
  const clean = stem
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/\.{2,}/g, '.')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
  const kept = extension === 'txt' && PLAIN.has(end.toLowerCase()) ? end.toLowerCase() : extension
  return `${[...clean].slice(0, NAME_SIGNS_MAX).join('').trim() || 'document'}.${kept}`
}
