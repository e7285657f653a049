import type { CommonFacts, FailedReading } from '#journey/3-project/index.ts'

type Criterion = CommonFacts['criteria'][number]

/** What the command says at the console; failures are said in both languages, as everywhere there. */
export const words = {
  notUnderstood: 'Commande mal comprise. Command not understood.',
  counted: (commits: number, people: number) =>
    `${commits} changements par ${people === 1 ? 'une personne' : `${people} personnes`}, fusions et robots à part.`,
  partial: 'Seuls les changements les plus récents ont été lus.',
  release: (version: string, day: string) => `   version ${version}, ${day}`,
  unknown: 'inconnu',
  none: 'aucune',
  states: { ok: '+', watch: '~', red: '!', unknown: '?' } satisfies Record<Criterion['state'], string>,
  criteria: {
    'recent-commits': 'changements en six mois',
    'last-commit': 'dernier changement',
    'last-release': 'dernière version',
    'people-active': 'personnes actives en douze mois',
    'bus-factor': 'personnes qui font la moitié des changements de deux ans',
    'issue-response': 'délai de réponse aux tickets',
    'change-closure': 'contributions traitées',
  } satisfies Record<Criterion['code'], string>,
  failures: {
    fr: {
      'not-a-repository': 'ce dossier n’est pas un dépôt git.',
      'address-refused': 'seules les adresses publiques en http(s) sont lues.',
      unreachable: 'la forge n’a pas répondu.',
      'too-large': 'le dépôt est trop lourd : clonez-le, puis donnez son dossier.',
      'too-slow': 'la forge a été trop lente : clonez le dépôt, puis donnez son dossier.',
    } satisfies Record<FailedReading, string>,
    en: {
      'not-a-repository': 'this folder is not a git repository.',
      'address-refused': 'only public http(s) addresses are read.',
      unreachable: 'the forge did not answer.',
      'too-large': 'the repository is too heavy: clone it, then give its folder.',
      'too-slow': 'the forge was too slow: clone the repository, then give its folder.',
    } satisfies Record<FailedReading, string>,
  },
}
