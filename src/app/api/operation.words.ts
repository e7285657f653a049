import { schemaWords } from './schema.words.ts'

const fr = {
  title: 'API de Pluriel',
  description:
    'Les solutions, leurs preuves d’usage, les organismes et les besoins publiés, en lecture, sans clé. Les listes se lisent par curseur : suivez « next » jusqu’à null. Les données du catalogue sont sous ODbL 1.0 ; chaque valeur dit sa source.',
  operations: {
    listSolutions: {
      summary: 'Chercher des solutions',
      description:
        'Par nom. Les mots sont cherchés sans accents dans le nom, les phrases, les mots-clés et ce que la solution remplace.',
    },
    getSolution: {
      summary: 'Lire une solution',
      description: 'Toutes ses valeurs, de toutes ses sources, et celles qui sont retenues.',
    },
    getPubliccode: {
      summary: 'Lire son publiccode en JSON',
      description: 'Le contenu de son publiccode.yml. Celui de son éditeur quand il en a publié un.',
    },
    listUsagesOfSolution: {
      summary: 'Qui utilise une solution',
      description:
        'Les déclarations en vigueur, la plus ancienne d’abord. Après 18 mois, elles sont à confirmer.',
    },
    listOrganisations: {
      summary: 'Chercher des organismes',
      description:
        'Par nom, code postal, code INSEE ou SIREN. Les meilleures réponses d’abord, puis les plus peuplés.',
    },
    getOrganisation: { summary: 'Lire un organisme', description: 'Par son SIREN.' },
    listUsagesOfOrganisation: {
      summary: 'Ce qu’un organisme utilise',
      description: 'Les déclarations en vigueur qui portent son SIREN.',
    },
    listFunctions: {
      summary: 'Lire les fonctions',
      description: 'La taxonomie : ce qu’un service rend, et les mots des agents pour le dire.',
    },
    listSubjects: {
      summary: 'Lire les sujets',
      description: 'L’arbre des sujets et les questions que chacun pose.',
    },
    listNeeds: {
      summary: 'Lire les besoins publiés',
      description: 'Les derniers d’abord. Un besoin anonymisé ne montre jamais l’organisme qui l’a.',
    },
    getNeed: { summary: 'Lire un besoin publié', description: 'Par sa référence.' },
    match: {
      summary: 'Trouver des solutions pour un besoin',
      description: 'Le moteur du site, avec ses raisons et sa confiance. Le texte n’est écrit nulle part.',
    },
    listGroups: {
      summary: 'Lire les groupes',
      description: 'Les besoins mis en commun, les plus grands groupes d’abord.',
    },
    getGroup: {
      summary: 'Lire un groupe',
      description: 'Ses membres, chacun avec la discrétion qu’il a choisie.',
    },
    listProjects: {
      summary: 'Lire les chantiers publics',
      description: 'Les derniers ouverts d’abord. Un chantier gardé entre ses parties n’est pas là.',
    },
    getProject: {
      summary: 'Lire un chantier public',
      description: 'Sa charte, ses parties, ses jalons et ses postes ouverts. Aucune personne n’est nommée.',
    },
    listPositions: {
      summary: 'Lire les postes ouverts',
      description: 'Des chantiers publics seuls, les derniers publiés d’abord. Aucune personne n’est nommée.',
    },
    getPosition: {
      summary: 'Lire un poste',
      description: 'Ouvert ou fermé, d’un chantier public : ce qui est attendu, et les places qui restent.',
    },
  },
  parameters: {
    q: 'Des mots, sans accents ni majuscules.',
    functions: 'Identifiants de fonctions, joints par des virgules : toutes sont demandées.',
    function: 'Identifiant d’une fonction.',
    licence: 'Expression SPDX exacte.',
    licenceFamily: 'Famille de licences.',
    audience: 'Pour quel type d’organisme.',
    hosting: 'Mode d’hébergement.',
    usedBy: 'Utilisée aujourd’hui par un organisme de cette nature.',
    status: 'Vie du projet.',
    limit: 'Nombre d’éléments, de 1 à 100 ; 20 sans précision.',
    cursor: 'D’où reprendre : celui que porte « next ».',
    slug: 'Nom de la solution ou du chantier dans son adresse.',
    phase: 'Phase du chantier.',
    skill: 'Identifiant d’un savoir-faire.',
    learner: '« true » : seulement les places d’apprentissage.',
    presence: 'Où se fait le travail.',
    from: 'Jour à partir duquel on est libre.',
    until: 'Jour jusqu’auquel on est libre.',
    halfDaysMax: 'Demi-journées du poste, au plus.',
    id: 'Numéro du poste.',
    theme: 'Thème : une famille de fonctions.',
    siren: 'SIREN, neuf chiffres.',
    ref: 'Référence du besoin ou du groupe.',
    kind: 'Nature de l’organisme.',
    departement: 'Code du département.',
    region: 'Code de la région ; « none » pour les postes sans lieu fixé.',
    epci: 'SIREN d’un EPCI, dont les communes sont cherchées.',
  },
  responses: {
    200: 'La réponse.',
    400: 'Le corps n’est pas du JSON.',
    404: 'Rien à cette adresse.',
    415: 'Le corps n’est pas annoncé comme du JSON.',
    422: 'Une valeur ne convient pas : « errors » dit laquelle.',
    429: 'Trop de demandes : Retry-After dit quand revenir.',
  },
  schemas: schemaWords.fr,
}
const en: typeof fr = {
  title: 'Pluriel API',
  description:
    'Solutions, proofs of their use, organisations and published needs, to read, without a key. Lists are read by cursor: follow “next” until null. The data of the catalogue are under ODbL 1.0; each value tells its source.',
  operations: {
    listSolutions: {
      summary: 'Search solutions',
      description:
        'By name. Words are searched without accents in the name, the sentences, the keywords and what the solution replaces.',
    },
    getSolution: {
      summary: 'Read a solution',
      description: 'All its values, from all its sources, and those that are retained.',
    },
    getPubliccode: {
      summary: 'Read its publiccode as JSON',
      description: 'The content of its publiccode.yml. That of its publisher when there is one.',
    },
    listUsagesOfSolution: {
      summary: 'Who uses a solution',
      description: 'Standing declarations, oldest first. After 18 months they are to confirm.',
    },
    listOrganisations: {
      summary: 'Search organisations',
      description: 'By name, postal code, INSEE code or SIREN. Best answers first, then the most inhabited.',
    },
    getOrganisation: { summary: 'Read an organisation', description: 'By its SIREN.' },
    listUsagesOfOrganisation: {
      summary: 'What an organisation uses',
      description: 'Standing declarations that bear its SIREN.',
    },
    listFunctions: {
      summary: 'Read the functions',
      description: 'The taxonomy: what a service does, and the words of public agents for it.',
    },
    listSubjects: {
      summary: 'Read the subjects',
      description: 'The tree of subjects and the questions that each one asks.',
    },
    listNeeds: {
      summary: 'Read published needs',
      description: 'Latest first. A redacted need never shows the body that has it.',
    },
    getNeed: { summary: 'Read a published need', description: 'By its reference.' },
    match: {
      summary: 'Find solutions for a need',
      description:
        'The engine of the site, with its reasons and its confidence. The text is written nowhere.',
    },
    listGroups: { summary: 'Read the groups', description: 'Needs put in common, the largest groups first.' },
    getGroup: {
      summary: 'Read a group',
      description: 'Its members, each with the discretion that it chose.',
    },
    listProjects: {
      summary: 'Read the public projects',
      description: 'The latest opened first. A project kept between its parties is not there.',
    },
    getProject: {
      summary: 'Read a public project',
      description: 'Its charter, parties, milestones and open positions. Nobody is named.',
    },
    listPositions: {
      summary: 'Read the open positions',
      description: 'Of public projects alone, the latest published first. Nobody is named.',
    },
    getPosition: {
      summary: 'Read a position',
      description: 'Open or closed, of a public project: what is expected, and the places that are left.',
    },
  },
  parameters: {
    q: 'Words, without accents or capitals.',
    functions: 'Ids of functions, joined by commas: all are asked for.',
    function: 'Id of a function.',
    licence: 'Exact SPDX expression.',
    licenceFamily: 'Family of licences.',
    audience: 'For which kind of body.',
    hosting: 'Way of hosting.',
    usedBy: 'Used today by a body of this kind.',
    status: 'Life of the project.',
    limit: 'Number of items, from 1 to 100; 20 unless told.',
    cursor: 'Where to start again: the one that “next” bears.',
    slug: 'Name of the solution or of the project in its address.',
    phase: 'Phase of the project.',
    skill: 'Id of a skill.',
    learner: '“true”: learner places only.',
    presence: 'Where the work is done.',
    from: 'Day from which one is free.',
    until: 'Day until which one is free.',
    halfDaysMax: 'Half-days of the position, at most.',
    id: 'Number of the position.',
    theme: 'Theme: a family of functions.',
    siren: 'SIREN, nine figures.',
    ref: 'Reference of the need or of the group.',
    kind: 'Kind of body.',
    departement: 'Code of the département.',
    region: 'Code of the region; “none” for positions without a place of their own.',
    epci: 'SIREN of an EPCI, whose communes are searched.',
  },
  responses: {
    200: 'The answer.',
    400: 'The body is not JSON.',
    404: 'Nothing at this address.',
    415: 'The body is not announced as JSON.',
    422: 'A value does not fit: “errors” says which.',
    429: 'Too many requests: Retry-After says when to come back.',
  },
  schemas: schemaWords.en,
}
export const words = { fr, en }
