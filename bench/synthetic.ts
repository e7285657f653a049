// A catalogue as large as wanted: a real one, then copies of it with words changed and words left out.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { catalogueFile, documentOf, needsFile, textOf } from '#app/cli/match-files.ts'
import { draws } from '#engines/matching/measures.ts'
import type { Indexable } from '#journey/2-match/index/index-store.actions.ts'
import { readCatalogue } from '#registry/solution/catalogue-file.ts'

const reference = new URL('../../shared/data/matching/', import.meta.url)
const CHANGED = 0.15
const LEFT_OUT = 0.15

const jsonOf = (name: string): unknown => JSON.parse(readFileSync(new URL(name, reference), 'utf8'))
const hasReference = (): boolean => existsSync(new URL('catalogue.json', reference))

/** The reference catalogue when it is there, else our own. */
export function baseCatalogue(): { from: string; documents: Indexable[] } {
  if (hasReference())
    return {
      from: 'reference catalogue',
      documents: catalogueFile.parse(jsonOf('catalogue.json')).map(documentOf),
    }
  const folder = fileURLToPath(new URL('../data/catalogue/', import.meta.url))
  const documents = readCatalogue(folder).map(
    ({ slug, name, fr, en, replaces = [], keywords = [] }): Indexable => ({
      id: slug,
      name,
      french: fr,
      english: en,
      replaces,
      keywords,
      facts: {},
    }),
  )
  return { from: 'our own catalogue', documents }
}

const OWN_NEEDS = [
  'prise de rendez-vous en ligne pour les passeports en mairie',
  'remplacer Trello pour le suivi des tâches de l’équipe',
  'gestion du courrier arrivé et départ',
  'sauvegarde automatique des serveurs',
  'inscription à la cantine avec paiement en ligne pour 2 900 familles',
  'plateforme de formation en ligne des agents',
  'signer électroniquement les bons de commande',
  'publier une carte interactive des équipements et du cadastre',
  'messagerie instantanée sécurisée pour remplacer WhatsApp',
  'portail open data de l’agglomération avec catalogue de jeux de données',
  'supervision du réseau et des serveurs avec alertes par courriel et par SMS',
  'logiciel libre pour la médiathèque et son catalogue en ligne',
  'nous cherchons un outil pour que les habitants signalent les problèmes de voirie et suivent leur traitement par nos services techniques',
  'tableaux de bord à partir de nos bases de données',
  'wiki pour documenter les procédures internes des services',
  'gestion des demandes de subvention des associations',
]

/** Texts to search: the public needs when they are there, else needs of our own. */
export const needTexts = (): string[] =>
  hasReference() ? needsFile.parse(jsonOf('needs.public.json')).map(textOf) : OWN_NEEDS

/** The first `size` documents of an endless catalogue. Ids are numbers from 1. The same each time. */
export function* synthetic(base: readonly Indexable[], size: number): Generator<Indexable> {
  const draw = draws(20_261_121)
  const words = base
    .flatMap(({ french = '', english = '' }) => `${french} ${english}`.split(/\s+/))
    .filter(Boolean)
  for (let at = 0; at < size; at++) {
    const document = base[at % base.length] as Indexable
    const id = String(at + 1)
    if (at < base.length) {
      yield { ...document, id }
      continue
    }
    const [name, french, english, long, usage] = [
      document.name,
      document.french ?? '',
      document.english ?? '',
      document.long ?? '',
      document.usage ?? '',
    ].map((text) => varied(text, words, draw))
    yield { ...document, id, name: name || document.name, french, english, long, usage } as Indexable
  }
}

function varied(text: string, words: readonly string[], draw: () => number): string {
  return text
    .split(/\s+/)
    .flatMap((word) => {
      const chance = draw()
      if (chance < LEFT_OUT) return []
      return chance < LEFT_OUT + CHANGED ? [words[Math.floor(draw() * words.length)] ?? word] : [word]
    })
    .join(' ')
}
