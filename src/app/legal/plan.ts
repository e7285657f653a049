import type { PlanPath, words } from './plan.words.ts'

type Group = keyof (typeof words)['fr']['groups']

/** The pages that anybody may open without knowing an address, by use. A test compares it with the routes. */
export const plan: Readonly<Record<Group, readonly PlanPath[]>> = {
  needs: ['/', '/besoins/nouveau', '/besoins', '/mes-besoins', '/mutualiser'],
  solutions: ['/solutions', '/solutions/fonctions', '/communs', '/methode'],
  projects: ['/chantiers', '/vivier', '/postes'],
  organisations: ['/organismes', '/organismes/nouveau'],
  reuse: ['/api', '/code-source'],
  account: ['/connexion', '/connexion/lien', '/inscription', '/mot-de-passe-oublie'],
  site: [
    '/accessibilite',
    '/ecoconception',
    '/mentions-legales',
    '/aide/droits',
    '/aide/conservation',
    '/atelier',
    '/plan',
  ],
}

/** Pages that a search engine has no reason to keep: forms and what belongs to one browser. */
const UNLISTED: readonly string[] = [
  '/mes-besoins',
  '/organismes/nouveau',
  '/vivier',
  '/connexion',
  '/connexion/lien',
  '/inscription',
  '/mot-de-passe-oublie',
]

export const listedPaths: readonly string[] = Object.values(plan)
  .flat()
  .filter((path) => !UNLISTED.includes(path))
