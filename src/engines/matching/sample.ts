import type { Facts, MatchDocument } from './document.ts'
import { prepareVocabulary, type VocabularyData } from './vocabulary.ts'

/** A vocabulary small enough to be redone by hand, for the tests of the engine. */
export const sampleData: VocabularyData = {
  subjects: [
    {
      id: 'gestion-taches',
      say: ['gestion de tâches', 'kanban', 'suivi des tâches'],
      en: ['task management', 'kanban board'],
      brands: ['Trello', 'Microsoft Planner'],
      known: ['Wekan'],
    },
    { id: 'courriel', say: ['courrier électronique', 'messagerie'], en: ['mail server'] },
    { id: 'gestion-courrier', say: ['courrier', 'courrier arrivé'], fr: ['courrier entrant et sortant'] },
    { id: 'signature', say: ['signer des documents', 'signature électronique'], en: ['document signing'] },
  ],
  labels: { 'Task Management & To-do Lists': 'gestion de tâches', Miscellaneous: '' },
  lexicon: { sauvegarde: ['backup'], carte: ['map', 'card'] },
  grammar: [
    'de',
    'des',
    'du',
    'la',
    'le',
    'les',
    'un',
    'une',
    'et',
    'pour',
    'avec',
    'en',
    'nos',
    'of',
    'the',
    'and',
  ],
  empty: ['logiciel', 'outil', 'software', 'tool', 'besoin'],
  weak: ['gestion', 'suivi'],
  joins: { 'mot de passe': 'motdepasse', email: 'courriel', mail: 'courriel' },
}
export const sampleVocabulary = prepareVocabulary(sampleData)

type Sample = MatchDocument & { readonly facts: Facts }
const sample = (id: string, name: string, rest: Partial<Sample>): Sample => ({ id, name, facts: {}, ...rest })

/** Six invented solutions. */
export const samples: readonly Sample[] = [
  sample('1', 'Wekan', {
    english: 'Open-source kanban board',
    facts: { sill: 'recommended', licence: 'MIT' },
  }),
  sample('2', 'Tâchier', {
    french: 'Gestion de tâches pour les équipes',
    facts: { licence: 'AGPL-3.0-or-later' },
  }),
  sample('3', 'PostIn', { french: 'Suivi du courrier entrant et sortant', facts: { hosting: ['serveur'] } }),
  sample('4', 'Mailor', { english: 'Mail server', facts: { archived: true } }),
  sample('5', 'Signabox', {
    english: 'Document signing',
    tags: ['Miscellaneous'],
    facts: { hosting: ['service'] },
  }),
  sample('6', 'BackBack', { english: 'Backup of servers', replaces: ['Veeam'] }),
]
