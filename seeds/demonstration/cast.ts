import type { Visibility } from '#registry/profile/index.ts'
import type { Role } from '#registry/space/index.ts'

/** What everything invented carries in its name, so that nobody takes it for a fact. */
export const MARK = '(démonstration)'

/** Fictitious numbers: their check digit is right, and no register gives them. */
export const bodies = {
  coop: { name: `Les Communs de Valbrume ${MARK}`, siren: '999000102', kind: 'cooperative' },
  clairlieu: { name: `Commune de Clairlieu-sur-Brume ${MARK}`, siren: '999000201', kind: 'commune' },
  hautebruyere: { name: `Commune de Hautebruyère ${MARK}`, siren: '999000300', kind: 'commune' },
  lanternes: { name: `Association des Lanternes ${MARK}`, siren: '999000409', kind: 'association' },
} as const
export type Body = keyof typeof bodies

type Held = readonly [skill: string, level: 0 | 1 | 2 | 3, gift?: 'learn' | 'transmit']
/** Somebody invented. `week` is their usual week, ten halves from Monday morning: D free, N not worked, . not said. */
export type Character = {
  name: string
  body: Body
  roles: readonly Role[]
  headline?: string
  skills?: readonly Held[]
  teamRoles?: readonly string[]
  themes?: readonly string[]
  week?: string
  load?: string
  shown?: Visibility
}

export const cast = {
  ambre: {
    ...{ name: 'Ambre Lanterne', body: 'coop', roles: ['administrator', 'employee-member'] },
    ...{ headline: 'Coordonne, et tient les registres', teamRoles: ['coordination', 'facilitation'] },
    skills: [
      ['gestion-de-projet', 3, 'transmit'],
      ['facilitation', 3],
      ['marches-publics', 2],
    ],
    ...{ themes: ['collaboration'], week: 'DDDDDDNNDD', load: '12' },
  },
  basile: {
    ...{ name: 'Basile Nuage', body: 'coop', roles: ['administrator', 'treasurer', 'employee-member'] },
    ...{ headline: 'Comptes clairs et serveurs sobres', teamRoles: ['infrastructure', 'administration'] },
    skills: [
      ['linux', 3, 'transmit'],
      ['postgresql', 3],
      ['comptabilite', 2],
    ],
    ...{ themes: ['infrastructure'], week: 'DDDDDDDDNN', load: '14' },
  },
  celeste: {
    ...{ name: 'Céleste Marelle', body: 'coop', roles: ['employee-member', 'mentor'] },
    ...{ headline: 'Interfaces que tout le monde peut lire', teamRoles: ['design', 'accessibility'] },
    skills: [
      ['rgaa', 3, 'transmit'],
      ['ux', 3],
      ['falc', 2],
    ],
    ...{ themes: ['relation-usagers'], week: 'DDDDNNDDDD', load: '12', shown: 'public' },
  },
  dario: {
    ...{ name: 'Dario Brindille', body: 'coop', roles: ['employee-member'] },
    ...{ headline: 'Écrit du code que d’autres reprendront', teamRoles: ['development'] },
    skills: [
      ['typescript', 3],
      ['postgresql', 2],
      ['tests-automatises', 3, 'transmit'],
    ],
    ...{ themes: ['developpement'], week: 'DDDDDDDDDD', load: '16' },
  },
  eloise: {
    ...{ name: 'Éloïse Cascade', body: 'coop', roles: ['employee-member'] },
    ...{ headline: 'Cartes libres et chemins communs', teamRoles: ['data', 'development'] },
    skills: [
      ['openstreetmap', 3, 'transmit'],
      ['qgis', 3],
      ['cartographie-web', 2],
    ],
    ...{ themes: ['territoire'], week: 'DDNNDDDDDD', load: '14', shown: 'public' },
  },
  felix: {
    ...{ name: 'Félix Boussole', body: 'coop', roles: ['member'] },
    ...{ headline: 'Indépendant, demi-journées au choix', teamRoles: ['product'] },
    skills: [
      ['gestion-de-produit', 3],
      ['recherche-utilisateur', 2, 'learn'],
      ['cadrage', 3],
    ],
    ...{ themes: ['relation-usagers'], week: 'DD..DD..DD', load: '6' },
  },
  gaelle: {
    ...{ name: 'Gaëlle Tournesol', body: 'coop', roles: ['employee'] },
    ...{ headline: 'Documentation et formation', teamRoles: ['writing', 'teaching'] },
    skills: [
      ['documentation-utilisateur', 3],
      ['formation', 3, 'transmit'],
      ['falc', 1, 'learn'],
    ],
    ...{ themes: ['enfance-education'], week: 'DDDDDDDDNN', load: '12' },
  },
  hugo: {
    ...{ name: 'Hugo Parapluie', body: 'coop', roles: ['learner'] },
    ...{ headline: 'Apprend le web, pose des questions', teamRoles: ['development'] },
    skills: [
      ['html-css', 1, 'learn'],
      ['typescript', 1, 'learn'],
    ],
    ...{ themes: ['developpement'], week: 'DDDDDDDD..', load: '10' },
  },
  ines: {
    ...{ name: 'Inès Ricochet', body: 'coop', roles: ['employee-member'] },
    ...{ headline: 'Données ouvertes, bien décrites', teamRoles: ['data'] },
    skills: [
      ['open-data', 3],
      ['schemas-de-donnees', 3, 'transmit'],
      ['sql', 3],
    ],
    ...{ themes: ['donnees'], week: 'DDDDNNDDDD', load: '12' },
  },
  jonas: {
    ...{ name: 'Jonas Pivoine', body: 'coop', roles: ['member'] },
    ...{ headline: 'Sécurité sans effroi', teamRoles: ['infrastructure'] },
    skills: [
      ['securite-applicative', 3],
      ['rgpd', 2],
      ['hebergement', 2],
    ],
    ...{ themes: ['securite-identite'], week: '..DD..DD..', load: '6' },
  },
  katell: {
    ...{ name: 'Katell Embrun', body: 'coop', roles: ['representative', 'employee-member'] },
    ...{ headline: 'Va voir sur place', teamRoles: ['facilitation', 'coordination'] },
    skills: [
      ['collectivites', 3],
      ['deploiement-terrain', 3],
      ['partenariats', 2, 'transmit'],
    ],
    ...{ themes: ['territoire'], week: 'DDDDDDNNDD', load: '12' },
  },
  lino: {
    ...{ name: 'Lino Sarbacane', body: 'coop', roles: ['sympathiser'] },
    ...{ headline: 'De passage, curieux de tout', teamRoles: ['writing'], skills: [['redaction-web', 2]] },
  },
  maud: { name: 'Maud Clochette', body: 'clairlieu', roles: ['administrator', 'representative'] },
  noe: { name: 'Noé Tilleul', body: 'hautebruyere', roles: ['administrator', 'representative'] },
  odile: { name: 'Odile Falot', body: 'lanternes', roles: ['administrator', 'member'] },
} as const satisfies Record<string, Character>
export type Who = keyof typeof cast
export const everybody = Object.keys(cast) as Who[] // The object's own keys.

/** The address of somebody, which leads to nobody's mailbox. */
export const emailOf = (who: Who): string => `${who}@exemple.fr`

/** Who opens the space of each body, and answers for it. */
export const firstOf: Record<Body, Who> = {
  coop: 'ambre',
  clairlieu: 'maud',
  hautebruyere: 'noe',
  lanternes: 'odile',
}
