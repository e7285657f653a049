const fr = {
  missing: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être incomplète, ou ce qu’elle montrait a été retiré.',
  },
  malformed: {
    title: 'Demande illisible',
    text: 'Ce qui a été envoyé ne peut pas être lu. Rien n’a été enregistré. Revenez au formulaire et recommencez.',
  },
  'media-type': {
    title: 'Type de contenu refusé',
    text: 'Ce qui a été envoyé n’est pas du type attendu. Rien n’a été enregistré. Revenez au formulaire et recommencez.',
  },
  'cross-site': {
    title: 'Envoi refusé',
    text: 'Cet envoi ne vient pas de nos pages. Rien n’a été enregistré. Revenez au formulaire et recommencez.',
  },
  'wrong-name': {
    title: 'Ce nom n’est pas celui du site',
    text: 'Sans BASE_URL, Pluriel ne répond qu’à la machine où il tourne. Qui l’héberge le relance avec BASE_URL=https://… : le nom par lequel vous venez.',
  },
  'too-large': {
    title: 'Envoi trop lourd',
    text: 'Ce formulaire accepte un mégaoctet au plus. Rien n’a été enregistré. Raccourcissez le texte et recommencez.',
  },
  'too-many': {
    title: 'Trop de demandes à la fois',
    text: 'Attendez une minute, puis rechargez la page. Rien n’a été perdu de ce qui était enregistré.',
  },
  'database-down': {
    title: 'Service indisponible un instant',
    text: 'La base de données ne répond pas. Rien n’a été enregistré à moitié. Réessayez dans une minute : le formulaire peut être renvoyé tel quel.',
  },
  broken: {
    title: 'Un défaut de notre fait',
    text: 'Rien n’a été enregistré à moitié. Donnez-nous la référence ci-dessous, elle désigne la trace de cette erreur.',
  },
  reference: (id: string) => `Référence : ${id}`,
  home: 'Revenir à l’accueil',
  members: 'Certaines pages ne se lisent qu’avec un compte et un rôle.',
  signIn: 'Se connecter',
}
const en: typeof fr = {
  missing: {
    title: 'This page does not exist',
    text: 'The address may be incomplete, or what it showed was withdrawn.',
  },
  malformed: {
    title: 'Unreadable request',
    text: 'What was sent cannot be read. Nothing was saved. Go back to the form and try again.',
  },
  'media-type': {
    title: 'Content type refused',
    text: 'What was sent is not of the expected type. Nothing was saved. Go back to the form and try again.',
  },
  'cross-site': {
    title: 'Refused',
    text: 'This was not sent from one of our pages. Nothing was saved. Go back to the form and try again.',
  },
  'wrong-name': {
    title: 'This is not the name of the site',
    text: 'Without BASE_URL, Pluriel answers only the machine where it runs. Whoever hosts it starts it again with BASE_URL=https://…: the name by which you came.',
  },
  'too-large': {
    title: 'Too large',
    text: 'This form takes one megabyte at most. Nothing was saved. Shorten the text and try again.',
  },
  'too-many': {
    title: 'Too many requests at once',
    text: 'Wait a minute, then reload the page. Nothing that was saved is lost.',
  },
  'database-down': {
    title: 'Unavailable for a moment',
    text: 'The database does not answer. Nothing is half-saved. Try again in a minute: the form can be sent again as it is.',
  },
  broken: {
    title: 'A fault of ours',
    text: 'Nothing is half-saved. Give us the reference below, it names the trace of this error.',
  },
  reference: (id) => `Reference: ${id}`,
  home: 'Back to the home page',
  members: 'Some pages are read with an account and a role only.',
  signIn: 'Sign in',
}
export type ErrorKind = Exclude<keyof typeof fr, 'reference' | 'home' | 'members' | 'signIn'>
export const words = { fr, en }
