import { stateCommon } from '#journey/3-project/common/answers.actions.ts'
import { declareCommon } from '#journey/3-project/common/common.actions.ts'
import { addMaintainer, addSupport } from '#journey/3-project/common/upkeep.actions.ts'
import { answerLesson, tellLesson } from '#journey/3-project/lessons/lesson.actions.ts'
import { composeTeam } from '#journey/5-team/teams/compose.actions.ts'
import { addDays } from '#platform/clock.ts'
import { bodies, MARK } from './cast.ts'
import { gesturesOn, slugIn } from './project-gestures.ts'
import { must, type Scene, type Stage, scene } from './stage.ts'

const rooms = gesturesOn('salles', 'ambre')
const canteen = gesturesOn('cantine', 'katell')
const paths = gesturesOn('chemins', 'eloise')
const budget = gesturesOn('budget', 'felix')
const LICENCE = 'AGPL-3.0-or-later'

/** An agenda of rooms: two communes pay, one co-op makes, an association uses. Under construction. */
const agenda: readonly Scene[] = [
  rooms.open(
    200,
    {
      title: `Agenda des salles communes ${MARK}`,
      choice: 'create',
      purpose: 'Que chacun voie quelle salle est libre, et que personne ne la réserve deux fois.',
      common: 'Agenda des salles',
      licence: LICENCE,
      done_means: 'Les deux communes ont rangé leur cahier depuis trois mois.',
      themes: ['collaboration'],
    },
    { group: 'salles' },
  ),
  rooms.party(199, 'clairlieu', 'sponsor', 'Porte le besoin et reçoit les livraisons.'),
  rooms.party(199, 'hautebruyere', 'funder'),
  rooms.party(198, 'coop', 'producer'),
  rooms.party(190, 'lanternes', 'user', 'Essaie chaque version avec ses adhérent·es.'),
  ...rooms.milestone(198, 'Écouter les agents et trois associations', 170, 172),
  ...rooms.milestone(198, 'Une maquette que les deux mairies valident', 130, 121),
  ...rooms.milestone(197, 'Première réservation pour de vrai', 20),
  ...rooms.milestone(197, 'Trois mois sans cahier', -90),
  rooms.decision(
    180,
    'Une salle se lit sans compte',
    'Les habitants doivent voir ce qui est libre avant de demander. Réserver demande un compte, lire n’en demande pas.',
  ),
  rooms.decision(
    120,
    'Les agents valident, la machine ne refuse pas',
    'Une règle automatique refuserait des cas que les agents savent arranger.',
  ),
  rooms.risk(
    175,
    'Peu de réseau dans la salle des fêtes',
    'Une page très légère, et un affichage imprimable chaque lundi.',
  ),
  rooms.risk(
    110,
    'Une seule personne connaît le code du calendrier',
    'Travail à deux chaque semaine ; documentation relue par quelqu’un d’autre.',
  ),
  rooms.phase(150, 'construction', 'Les deux conseils municipaux ont voté leur part.'),
  rooms.role(140, 'code', {
    title: 'Développement du calendrier',
    halfDays: 24,
    from: -60,
    until: 90,
    skills: [
      ['typescript', 2, true],
      ['postgresql', 1, false],
    ],
    isSenior: true,
  }),
  rooms.role(140, 'regard', {
    title: 'Accessibilité et essais avec les agents',
    halfDays: 10,
    from: -45,
    until: 60,
    skills: [
      ['rgaa', 2, true],
      ['falc', 1, false],
    ],
  }),
  rooms.role(139, 'apprenti', {
    title: 'Apprendre en faisant les pages publiques',
    halfDays: 12,
    from: -40,
    until: 75,
    skills: [['html-css', 1, true]],
    isLearner: true,
  }),
  rooms.engage(75, 'code', 'dario'),
  rooms.engage(55, 'regard', 'celeste'),
  rooms.engage(50, 'apprenti', 'hugo'),
  rooms.post(
    60,
    'good',
    'Le calendrier affiche les trois salles de Clairlieu. Les agents ont relevé deux mots à changer : c’est fait.',
    'dario',
  ),
  rooms.post(
    32,
    'mixed',
    'La validation par les agents marche, mais l’impression du lundi déborde de la feuille.',
    'dario',
    'Quelqu’un pour relire la feuille imprimée avec l’accueil',
  ),
  rooms.post(
    11,
    'good',
    'Hugo a refait la page publique, relue au lecteur d’écran avec Céleste. Première réservation bientôt.',
    'celeste',
  ),
]

/** A canteen register, made two years ago, kept alive by those who use it. */
const cantine: readonly Scene[] = [
  canteen.open(340, {
    title: `Cantine ouverte ${MARK}`,
    choice: 'adapt',
    purpose: 'Inscrire les enfants à la cantine sans papier, et compter juste pour jeter moins.',
    common: 'Cantine ouverte',
    licence: LICENCE,
    done_means: 'Deux communes s’en servent et payent son entretien.',
    themes: ['enfance-education'],
  }),
  canteen.party(339, 'hautebruyere', 'user'),
  canteen.party(339, 'coop', 'maintainer'),
  ...canteen.milestone(338, 'Reprendre le code et ses essais', 300, 305),
  ...canteen.milestone(338, 'Menus et allergies lisibles par tous', 250, 248),
  ...canteen.milestone(336, 'Mise en service à Hautebruyère', 210, 204),
  canteen.phase(320, 'construction', 'Le code repris passe ses essais sur nos machines.'),
  canteen.phase(203, 'upkeep', 'En service : il reste à tenir, corriger, accueillir.'),
  canteen.decision(
    300,
    'Pas de paiement en ligne',
    'Le Trésor public a déjà le sien : nous y menons par un lien.',
  ),
  canteen.risk(
    200,
    'L’entretien n’est payé que jusqu’à l’été',
    'Chercher une troisième commune avant le printemps.',
  ),
  canteen.post(
    190,
    'high',
    'Première semaine sans papier : quarante repas de moins à la poubelle, disent les cuisinières.',
  ),
  canteen.post(70, 'good', 'Une correction pour les fratries, demandée par l’école. Rien d’autre : tout va.'),
  scene(195, keepCommon),
]

/** A map of paths, still looking for its team. */
const chemins: readonly Scene[] = [
  paths.open(
    90,
    {
      title: `Carte des chemins ${MARK}`,
      choice: 'adapt',
      purpose: 'Une carte libre des chemins communaux, corrigée par celles et ceux qui y marchent.',
      common: 'Carte des chemins',
      licence: LICENCE,
      done_means: 'La commune répond à un chemin coupé en moins d’une semaine.',
      themes: ['territoire'],
    },
    { need: 'chemins' },
  ),
  paths.party(88, 'coop', 'producer'),
  ...paths.milestone(85, 'Marcher vingt chemins avec le club de randonnée', 40, 38),
  ...paths.milestone(85, 'Choisir la base de carte et ses règles', 5),
  paths.risk(
    80,
    'Des chemins passent chez des voisins fâchés',
    'Ne publier que ce que le cadastre dit public.',
  ),
  paths.decision(
    36,
    'Les données vont à OpenStreetMap',
    'D’autres les tiendront avec nous, et elles nous survivront.',
  ),
  paths.role(60, 'carte', {
    title: 'Cartographie web',
    halfDays: 18,
    from: 15,
    until: 100,
    skills: [
      ['cartographie-web', 2, true],
      ['openstreetmap', 1, false],
    ],
    places: 2,
    isPublished: true,
  }),
  paths.role(60, 'donnees', {
    title: 'Schéma des signalements',
    halfDays: 8,
    from: 15,
    until: 70,
    skills: [['schemas-de-donnees', 2, true]],
  }),
  paths.role(59, 'terrain', {
    title: 'Tournées avec le club de randonnée',
    halfDays: 6,
    from: 20,
    until: 80,
    skills: [['deploiement-terrain', 1, false]],
  }),
  paths.apply(
    30,
    'carte',
    'ines',
    'Je connais les données de chemins, et je voudrais apprendre la carte web.',
  ),
  paths.apply(21, 'carte', 'dario', 'Je peux tenir la page et ses essais, deux demi-journées par semaine.'),
  paths.engage(25, 'donnees', 'ines'),
  paths.post(37, 'good', 'Vingt chemins marchés, dont trois qui n’existent plus. Le club veut continuer.'),
  scene(8, compose),
  paths.post(9, 'mixed', 'La base de carte n’est pas choisie : nous attendons l’avis du service des routes.'),
]

/** A chantier that stopped, and what it taught. */
const participatif: readonly Scene[] = [
  budget.open(280, {
    title: `Budget participatif léger ${MARK}`,
    choice: 'create',
    purpose: 'Proposer et choisir des idées de quartier sur une page.',
    common: 'Budget léger',
    licence: LICENCE,
    done_means: 'Un premier vote tenu jusqu’au bout.',
    themes: ['relation-usagers'],
  }),
  budget.party(279, 'lanternes', 'sponsor'),
  ...budget.milestone(278, 'Un vote d’essai sur papier', 240, 236),
  ...budget.milestone(278, 'Une page de vote', 180),
  budget.post(230, 'mixed', 'Le vote sur papier a plu. Personne ne demande la page.'),
  budget.phase(170, 'stopped', 'Le papier suffit à cette taille : nous arrêtons sans regret.'),
  scene(168, learn),
]

export const projectScenes: readonly Scene[] = [...agenda, ...cantine, ...chemins, ...participatif]

/** Three teams are proposed; nobody has chosen yet. */
async function compose(stage: Stage): Promise<void> {
  must('the teams', await composeTeam(await stage.as('eloise', 8), slugIn(stage, 'chemins')))
}

async function keepCommon(stage: Stage): Promise<void> {
  const acting = await stage.as('katell', 195)
  const fields = {
    owner: String(stage.bodies.get('coop')),
    name: `Cantine ouverte ${MARK}`,
    repository: '',
    licence: LICENCE,
    governance: 'Un comité de trois communes et de la coopérative, deux fois par an.',
    governance_url: '',
    upkeep_half_days: '4',
    alert_months: '12',
  }
  const { slug } = must('the common', await declareCommon(acting, fields))
  stage.slugs.set('cantine ouverte', slug)
  must(
    'its maintainer',
    await addMaintainer(acting, slug, {
      siren: bodies.coop.siren,
      part: 'Le code et l’accueil des demandes',
      from_on: acting.today,
    }),
  )
  must(
    'what pays it',
    await addSupport(acting, slug, {
      source: bodies.hautebruyere.name,
      source_url: '',
      half_days: '48',
      from_on: acting.today,
      until_on: addDays(stage.today, 160),
    }),
  )
  must(
    'its silence',
    await stateCommon(acting, slug, {
      kind: 'stable',
      reason: 'Il fait ce qu’on lui demande : peu de changements sont une bonne nouvelle.',
      until_on: addDays(acting.today, 365),
    }),
  )
}

async function learn(stage: Stage): Promise<void> {
  const acting = await stage.as('felix', 168)
  const asked = await stage.db
    .selectFrom('lesson')
    .select('id')
    .where('line', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (asked)
    must(
      'the lesson asked',
      await answerLesson(acting, asked.id, {
        line: 'Essayer d’abord sur papier, avec dix personnes, avant d’écrire une page.',
      }),
    )
  const ambre = await stage.as('ambre', 100)
  const lost = {
    owner: String(stage.bodies.get('coop')),
    event: 'tender-lost',
    line: 'Répondre à deux, et relire la grille de notation avant d’écrire la première ligne.',
    siren: '',
    project: '',
  }
  must('the lesson of a tender', await tellLesson(ambre, lost))
}
