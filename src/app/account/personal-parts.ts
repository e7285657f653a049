import { needParts } from '#journey/1-need/index.ts'
import { chantierParts } from '#journey/3-project/index.ts'
import { timeAndTeamParts } from '#journey/5-team/index.ts'
import { usageParts } from '#registry/evidence/index.ts'
import type { PersonalPart } from '#registry/person/index.ts'
import { profileParts } from '#registry/profile/index.ts'
import { spaceParts } from '#registry/space/index.ts'
import { letterParts } from './letter-part.ts'

/** What each slice keeps of a person: shown to them whole, and forgotten when their account ends. */
export const personalParts: readonly PersonalPart[] = [
  ...spaceParts,
  ...profileParts,
  ...needParts,
  ...usageParts,
  ...chantierParts,
  ...timeAndTeamParts,
  ...letterParts,
]
