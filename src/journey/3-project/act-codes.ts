import type { ActCodes } from '#registry/space/index.ts'
import { criteriaWords } from './common/criteria.words.ts'
import { words as lessonWords } from './lessons/lesson.words.ts'
import { words as partyWords } from './parties/party.words.ts'
import { words as projectWords } from './projects/project.words.ts'

const ties: ActCodes[keyof ActCodes] = (lang) => partyWords[lang].ties
const kinds: ActCodes[keyof ActCodes] = (lang) => partyWords[lang].kinds
const events: ActCodes[keyof ActCodes] = (lang) => lessonWords[lang].events
const criteria: ActCodes[keyof ActCodes] = (lang) =>
  Object.fromEntries(Object.entries(criteriaWords[lang]).map(([code, { label }]) => [code, label]))

/** How the register of a space says the codes of the acts of chantiers and commons. */
export const chantierActCodes: ActCodes = {
  'project.phase': (lang) => projectWords[lang].phases,
  'project.join': ties,
  'project.leave': ties,
  'project.party': kinds,
  'project.party-accept': kinds,
  'project.party-refuse': kinds,
  'project.party-end': kinds,
  'lesson.ask': events,
  'lesson.aside': events,
  'lesson.tell': events,
  'common.call': criteria,
  'common.call-end': criteria,
}
