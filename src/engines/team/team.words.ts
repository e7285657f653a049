import type { Violation } from './check.ts'
import type { Barrier } from './eligibility.ts'
import type { Bind, Key } from './explain.ts'
import type { Rules, Weights } from './policy.ts'
import type { ClashingRule } from './relax.ts'
import type { Part } from './score.ts'
import type { WhyUndone } from './unmet.ts'

const weightsFr: Record<keyof Weights, string> = {
  level: 'Les niveaux de la personne dans les savoir-faire du rôle (0 à 3).',
  aspiration: 'La personne a demandé ce chantier, ou veut exercer ou apprendre ces savoir-faire.',
  territory: 'La personne est du territoire du chantier ; à distance, elle compte pour moitié.',
  theme: 'Les thèmes du chantier sont parmi les causes de la personne.',
  underUsed: 'La personne est loin du volume de travail qu’elle souhaite.',
  cost: 'Ce que retire de l’affinité une demi-journée payée au tarif de référence.',
  unmet: 'Ce que perd une demi-journée que personne ne prend, comparé à une demi-journée parfaite.',
  engagement: 'Points perdus par personne engagée, pour peu de monde longtemps.',
  local: 'Points perdus quand personne de l’équipe n’est du territoire.',
  over80: 'Points perdus quand quelqu’un dépasse 80 % du volume qu’il ou elle souhaite.',
  over110: 'Points perdus en plus, au-delà de 110 %.',
}
const weightsEn: typeof weightsFr = {
  level: 'The levels of the person in the skills of the role (0 to 3).',
  aspiration: 'The person asked for this project, or wants to exercise or learn these skills.',
  territory: 'The person is of the territory of the project; remote counts for half.',
  theme: 'The themes of the project are among the causes of the person.',
  underUsed: 'The person is far from the amount of work they wish.',
  cost: 'What a half-day paid at the reference rate takes from the fit.',
  unmet: 'What a half-day that nobody takes loses, as a multiple of a perfect half-day.',
  engagement: 'Points lost for each person engaged, in favour of few people for long.',
  local: 'Points lost when nobody in the team is of the territory.',
  over80: 'Points lost when someone passes 80% of the amount of work they wish.',
  over110: 'Points lost besides, past 110%.',
}

const rulesFr: Record<keyof Rules, string> = {
  engagementMin: 'Demi-journées de l’engagement le plus court.',
  projectsMax: 'Chantiers qu’une même personne peut mener à la fois.',
  peopleMax: 'Personnes dans un même rôle.',
  senior: 'Chaque équipe a au moins une personne confirmée.',
  rate: 'Ce que coûte une demi-journée de qui n’en dit rien.',
  costReference: 'Le prix d’une demi-journée auquel le coût compte en entier.',
  target: 'Demi-journées souhaitées, sur tout le calendrier, par qui n’en dit rien.',
}
const rulesEn: typeof rulesFr = {
  engagementMin: 'Half-days of the shortest engagement.',
  projectsMax: 'Projects that one person may work on at a time.',
  peopleMax: 'People in one role.',
  senior: 'Each team has someone senior.',
  rate: 'What a half-day costs, of whoever says none.',
  costReference: 'The price of a half-day at which the cost counts in full.',
  target: 'Half-days wished over the whole calendar by whoever says none.',
}

const partsFr: Record<Part, string> = {
  level: 'savoir-faire',
  aspiration: 'envie',
  territory: 'proximité',
  theme: 'causes',
  underUsed: 'place à prendre',
  cost: 'coût',
  unmet: 'travail non fait',
  engagement: 'morcellement',
  local: 'ancrage',
  over80: 'charge',
  over110: 'surcharge',
}
const partsEn: typeof partsFr = {
  level: 'know-how',
  aspiration: 'wish',
  territory: 'nearness',
  theme: 'causes',
  underUsed: 'room',
  cost: 'cost',
  unmet: 'work left undone',
  engagement: 'scattering',
  local: 'roots',
  over80: 'load',
  over110: 'overload',
}

const bindsFr: Record<Bind, string> = {
  'role-done': 'tout le travail du rôle est pris',
  capacity: 'toute sa disponibilité est prise',
  budget: 'le budget ne permet pas plus',
  load: 'sa charge deviendrait forte',
  none: 'davantage rapporterait moins qu’il ne coûte',
}
const bindsEn: typeof bindsFr = {
  'role-done': 'all the work of the role is taken',
  capacity: 'all their time is taken',
  budget: 'the budget allows no more',
  load: 'their load would become heavy',
  none: 'more would bring less than it costs',
}

const keysFr: Record<Key, string> = {
  senior: 'seule personne confirmée',
  learner: 'seule personne en apprentissage',
  local: 'seule personne du territoire',
  'must-role': 'seule à tenir un rôle indispensable',
  'people-min': 'sans elle, le rôle a moins de monde qu’il n’en faut',
  kept: 'engagement déjà accepté',
}
const keysEn: typeof keysFr = {
  senior: 'the only senior',
  learner: 'the only learner',
  local: 'the only one of the territory',
  'must-role': 'alone in a role that must be held',
  'people-min': 'without them, the role has fewer people than it needs',
  kept: 'engagement already accepted',
}

const undoneFr: Record<WhyUndone, string> = {
  nobody: 'personne ne peut tenir ce rôle',
  'people-max': 'le rôle a déjà autant de personnes qu’il peut',
  'rest-too-short': 'ce qui reste est plus court que le plus court engagement',
  budget: 'le budget ne permet pas plus',
  busy: 'qui pourrait est déjà pris',
  'learners-max': 'seules des personnes en apprentissage sont libres, et la place est prise',
  'not-worth': 'davantage rapporterait moins qu’il ne coûte (charge, prix, autre chantier)',
}
const undoneEn: typeof undoneFr = {
  nobody: 'nobody can hold this role',
  'people-max': 'the role has as many people as it may',
  'rest-too-short': 'what is left is shorter than the shortest engagement',
  budget: 'the budget allows no more',
  busy: 'whoever could is already taken',
  'learners-max': 'only learners are free, and their place is taken',
  'not-worth': 'more would bring less than it costs (load, price, another project)',
}

const barriersFr: Record<Barrier | 'outweighed', string> = {
  refused: 'à ne pas proposer ici : déjà dans l’équipe, ou a décliné',
  skills: 'niveau requis non atteint',
  'learner-place': 'la place est pour qui apprend ces savoir-faire',
  dates: 'absent·e un jour où il faut être là',
  capacity: 'pas assez de temps pour le plus court engagement',
  outweighed: 'une autre équipe vaut davantage',
}
const barriersEn: typeof barriersFr = {
  refused: 'not to be proposed here: already in the team, or declined',
  skills: 'required level not reached',
  'learner-place': 'the place is for those who learn these skills',
  dates: 'away on a day when one must be there',
  capacity: 'not enough time for the shortest engagement',
  outweighed: 'another team is worth more',
}

const clashesFr: Record<ClashingRule['rule'], (where: string) => string> = {
  'other-project': (where) => `le chantier « ${where} » demande les mêmes personnes`,
  capacity: () => 'le temps dont les personnes disposent',
  'projects-max': () => 'le nombre de chantiers par personne',
  'engagement-min': () => 'la durée du plus court engagement',
  dates: (where) => `les jours de présence du rôle « ${where} »`,
  refused: () => 'les personnes écartées du chantier',
  'people-max': (where) => `le nombre maximal de personnes dans le rôle « ${where} »`,
  'people-min': (where) => `le nombre minimal de personnes dans le rôle « ${where} »`,
  'learner-role': (where) => `la place d’apprenant·e du rôle « ${where} »`,
  'learners-max': () => 'une seule personne en apprentissage hors atelier',
  skills: (where) => `les niveaux requis par le rôle « ${where} »`,
  budget: () => 'le budget',
  kept: (where) => `l’engagement déjà accepté de « ${where} »`,
  'must-role': (where) => `le rôle « ${where} », qui doit être tenu`,
  senior: () => 'une personne confirmée dans l’équipe',
  'learner-place': () => 'une personne en apprentissage dans l’atelier',
}
const clashesEn: typeof clashesFr = {
  'other-project': (where) => `the project “${where}” asks for the same people`,
  capacity: () => 'the time that people have',
  'projects-max': () => 'the number of projects per person',
  'engagement-min': () => 'the length of the shortest engagement',
  dates: (where) => `the days of presence of the role “${where}”`,
  refused: () => 'people kept out of the project',
  'people-max': (where) => `the most people that the role “${where}” may have`,
  'people-min': (where) => `the fewest people that the role “${where}” may have`,
  'learner-role': (where) => `the learner place of the role “${where}”`,
  'learners-max': () => 'one learner only, outside a studio',
  skills: (where) => `the levels required by the role “${where}”`,
  budget: () => 'the budget',
  kept: (where) => `the engagement already accepted by “${where}”`,
  'must-role': (where) => `the role “${where}”, which must be held`,
  senior: () => 'someone senior in the team',
  'learner-place': () => 'a learner in the studio',
}

const violationsFr: Record<Violation['rule'], string> = {
  unknown: 'personne, chantier ou rôle inconnu',
  'whole-half-days': 'demi-journées entières',
  spread: 'répartition sur les périodes',
  'engagement-min': 'plus court engagement',
  'role-half-days': 'demi-journées du rôle',
  'people-max': 'personnes dans un rôle, au plus',
  'people-min': 'personnes dans un rôle, au moins',
  'one-role': 'un rôle par personne et par chantier',
  'projects-max': 'chantiers par personne',
  skills: 'niveaux requis',
  refused: 'personnes écartées',
  dates: 'jours de présence',
  'same-day': 'deux chantiers le même jour',
  capacity: 'disponibilité',
  budget: 'budget',
  senior: 'une personne confirmée',
  'learner-place': 'une personne en apprentissage',
  'learners-max': 'personnes en apprentissage',
  'must-role': 'rôle qui doit être tenu',
  kept: 'engagement déjà accepté',
}
const violationsEn: typeof violationsFr = {
  unknown: 'unknown person, project or role',
  'whole-half-days': 'whole half-days',
  spread: 'spread over periods',
  'engagement-min': 'shortest engagement',
  'role-half-days': 'half-days of the role',
  'people-max': 'people in a role, at most',
  'people-min': 'people in a role, at least',
  'one-role': 'one role per person and project',
  'projects-max': 'projects per person',
  skills: 'required levels',
  refused: 'people kept out',
  dates: 'days of presence',
  'same-day': 'two projects on the same day',
  capacity: 'availability',
  budget: 'budget',
  senior: 'someone senior',
  'learner-place': 'a learner',
  'learners-max': 'learners',
  'must-role': 'role that must be held',
  kept: 'engagement already accepted',
}

const fr = {
  weights: weightsFr,
  rules: rulesFr,
  parts: partsFr,
  binds: bindsFr,
  keys: keysFr,
  undone: undoneFr,
  barriers: barriersFr,
  clashes: clashesFr,
  violations: violationsFr,
}
const en: typeof fr = {
  weights: weightsEn,
  rules: rulesEn,
  parts: partsEn,
  binds: bindsEn,
  keys: keysEn,
  undone: undoneEn,
  barriers: barriersEn,
  clashes: clashesEn,
  violations: violationsEn,
}

/** What the policy, its terms and its refusals mean, for the pages that show and version them. */
export const words = { fr, en }
