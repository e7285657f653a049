import { aside } from '../aside/aside.ts'
import type { readWorkbook, WorkbookLimits } from './read-workbook.ts'

/** A zip begins with the two letters of whoever made the first one; the content says what a file is, not its name. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const reader = { module: new URL('./read-workbook.ts', import.meta.url), name: 'readWorkbook' }

/**
 * The cells of a workbook that a stranger sent, or undefined when it is unreadable, too big, or too slow to read.
 * It is the only way to read one.
 */
export const workbookRows = (bytes: Uint8Array, limits: WorkbookLimits) =>
  aside<typeof readWorkbook>(reader, bytes, limits)
