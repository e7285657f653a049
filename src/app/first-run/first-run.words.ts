const fr = {
  title: 'Premier accès',
  lead: 'Cette instance n’a pas encore d’hébergeur. La première personne qui donne le code écrit dans le terminal le devient.',
  steps: 'Trois gestes',
  step1: 'Créez votre compte, et confirmez votre adresse électronique.',
  step1Link: 'Créer un compte',
  step1Done: 'Vous êtes connecté·e.',
  step2: 'Copiez ici le code que Pluriel a écrit dans le terminal à son démarrage.',
  step3: 'Ouvrez l’espace de votre organisme, ou chargez un monde de démonstration.',
  code: 'Code d’hébergeur',
  codeHelp:
    'Seize lettres et chiffres, par groupes de quatre. Un nouveau code est écrit à chaque démarrage, tant que personne n’a pris la main.',
  take: 'Devenir l’hébergeur de cette instance',
  signIn: 'J’ai déjà un compte',
  host: 'Vous tenez cette instance',
  hostNote:
    'Ouvrez l’espace d’un organisme : la personne que vous invitez en sera la première administratrice.',
  open: 'Ouvrir un espace',
  register: 'Registre de l’instance',
  demo: 'Charger un monde de démonstration',
  demoNote:
    'Une petite coopérative inventée et un an de sa vie : chantiers, vivier, grilles. Tout y est marqué « démonstration ». À ne faire que sur une instance d’essai.',
  demoLoad: 'Charger la démonstration',
  demoDone: 'Le monde de démonstration est chargé',
  demoPeople: 'Ses personnes',
  demoProjects: 'Ses chantiers',
  demoPassword: (password: string) =>
    `Ses personnes se connectent avec leur adresse et ce mot de passe, montré une seule fois : ${password}`,
  refusals: {
    'signed-out': 'Connectez-vous d’abord.',
    'code-wrong':
      'Ce code n’est pas le bon, ou votre adresse n’est pas encore confirmée. Le code valable est le dernier écrit dans le terminal.',
    'not-empty': 'Un espace existe déjà : la démonstration ne se charge que sur une instance vide.',
  },
}
const en: typeof fr = {
  title: 'First access',
  lead: 'This instance has no host yet. The first person who gives the code written in the terminal becomes it.',
  steps: 'Three gestures',
  step1: 'Create your account, and confirm your e-mail address.',
  step1Link: 'Create an account',
  step1Done: 'You are signed in.',
  step2: 'Copy here the code that Pluriel wrote in the terminal when it started.',
  step3: 'Open the space of your organisation, or load a demonstration world.',
  code: 'Host code',
  codeHelp:
    'Sixteen letters and digits, in groups of four. A new code is written at each start, as long as nobody has taken over.',
  take: 'Become the host of this instance',
  signIn: 'I have an account already',
  host: 'You run this instance',
  hostNote: 'Open the space of an organisation: the person you invite will be its first administrator.',
  open: 'Open a space',
  register: 'Register of the instance',
  demo: 'Load a demonstration world',
  demoNote:
    'A small invented co-op and a year of its life: projects, pool, grids. Everything in it is marked “demonstration”. Only on an instance for trial.',
  demoLoad: 'Load the demonstration',
  demoDone: 'The demonstration world is loaded',
  demoPeople: 'Its people',
  demoProjects: 'Its projects',
  demoPassword: (password) =>
    `Its people sign in with their address and this password, shown once: ${password}`,
  refusals: {
    'signed-out': 'Sign in first.',
    'code-wrong':
      'This is not the code, or your address is not confirmed yet. The good code is the last one written in the terminal.',
    'not-empty': 'A space exists already: the demonstration loads on an empty instance only.',
  },
}
export const words = { fr, en }
export type FirstRunRefusal = keyof typeof fr.refusals
