import type { Lang } from '#platform/lang.ts'
import { type HealthCode, isHealthCode } from './common-health.ts'

type Said = { label: string; value: (value: number | string | undefined, shown: string) => string }

const fr: Record<HealthCode, Said> = {
  licence: { label: 'Licence libre', value: (value) => (value ? String(value) : 'non déclarée') },
  governance: { label: 'Gouvernance écrite', value: (value) => (value ? 'déclarée' : 'non déclarée') },
  maintainers: {
    label: 'Mainteneurs déclarés',
    value: (value, shown) => (value === 0 ? 'aucun' : shown),
  },
  runway: {
    label: 'Entretien payé',
    value: (value, shown) => (value === undefined ? 'besoin non dit' : `${shown} mois`),
  },
  'recent-commits': {
    label: 'Changements en six mois',
    value: (value, shown) => (value === undefined ? 'non lu' : value === 0 ? 'aucun' : shown),
  },
  'last-commit': {
    label: 'Dernier changement',
    value: (value, shown) => (value === undefined ? 'non lu' : shown),
  },
  'last-release': {
    label: 'Dernière version',
    value: (value, shown) => (value === undefined ? 'aucune étiquette lue' : shown),
  },
  'people-active': {
    label: 'Personnes actives en douze mois',
    value: (value, shown) => (value === undefined ? 'non lu' : value === 0 ? 'aucune' : shown),
  },
  'bus-factor': {
    label: 'Personnes qui font la moitié des changements de deux ans',
    value: (value, shown) => (value === undefined ? 'non lu' : shown),
  },
  'issue-response': { label: 'Délai de réponse aux tickets', value: () => 'seule la forge le sait' },
  'change-closure': { label: 'Contributions traitées', value: () => 'seule la forge le sait' },
}
const en: typeof fr = {
  licence: { label: 'Free licence', value: (value) => (value ? String(value) : 'not declared') },
  governance: { label: 'Written governance', value: (value) => (value ? 'declared' : 'not declared') },
  maintainers: { label: 'Declared maintainers', value: (value, shown) => (value === 0 ? 'none' : shown) },
  runway: {
    label: 'Paid upkeep',
    value: (value, shown) => (value === undefined ? 'need not said' : `${shown} months`),
  },
  'recent-commits': {
    label: 'Changes in six months',
    value: (value, shown) => (value === undefined ? 'not read' : value === 0 ? 'none' : shown),
  },
  'last-commit': {
    label: 'Last change',
    value: (value, shown) => (value === undefined ? 'not read' : shown),
  },
  'last-release': {
    label: 'Last version',
    value: (value, shown) => (value === undefined ? 'no label read' : shown),
  },
  'people-active': {
    label: 'People active in twelve months',
    value: (value, shown) => (value === undefined ? 'not read' : value === 0 ? 'none' : shown),
  },
  'bus-factor': {
    label: 'People who make half of the changes of two years',
    value: (value, shown) => (value === undefined ? 'not read' : shown),
  },
  'issue-response': { label: 'Time to answer issues', value: () => 'only the forge knows' },
  'change-closure': { label: 'Contributions dealt with', value: () => 'only the forge knows' },
}
export const criteriaWords = { fr, en }

/** The name of a criterion that a call keeps by its code. */
export const criterionLabel = (lang: Lang, code: string): string =>
  isHealthCode(code) ? criteriaWords[lang][code].label : code
