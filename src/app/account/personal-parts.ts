import { journalParts } from '#journey/3-project/index.ts'
import type { PersonalPart } from '#registry/person/index.ts'
import { spaceParts } from '#registry/space/index.ts'

/** What each slice keeps of a person: shown to them whole, and forgotten when their account ends. */
export const personalParts: readonly PersonalPart[] = [...spaceParts, ...journalParts]
