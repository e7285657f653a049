const fr = {
  missing: {
    title: 'Rien à cette adresse',
    text: 'L’adresse est peut-être incomplète, ou ce qu’elle désignait a été retiré.',
  },
  malformed: {
    title: 'Demande illisible',
    text: 'Le corps de la demande n’est pas du JSON. Vérifiez les guillemets et les virgules.',
  },
  invalid: {
    title: 'Demande refusée',
    text: 'Une valeur ou plus ne convient pas. « errors » dit laquelle, et pourquoi.',
  },
  'media-type': {
    title: 'Type de contenu refusé',
    text: 'Cette opération lit du JSON : ajoutez l’en-tête Content-Type: application/json.',
  },
  'cross-site': {
    title: 'Envoi refusé',
    text: 'Une page d’un autre site ne peut rien envoyer ici. Un programme sans cookie le peut.',
  },
  'wrong-name': {
    title: 'Ce nom n’est pas celui du site',
    text: 'Sans BASE_URL, Pluriel ne répond qu’à la machine où il tourne.',
  },
  'too-large': { title: 'Envoi trop lourd', text: 'Un mégaoctet au plus. Rien n’a été enregistré.' },
  'too-many': {
    title: 'Trop de demandes à la fois',
    text: 'Attendez le nombre de secondes que dit l’en-tête Retry-After.',
  },
  'database-down': {
    title: 'Service indisponible un instant',
    text: 'La base de données ne répond pas. Réessayez après le délai que dit Retry-After.',
  },
  broken: {
    title: 'Un défaut de notre fait',
    text: 'Donnez-nous la valeur de « instance » : elle désigne la trace de cette erreur.',
  },
}
const en: typeof fr = {
  missing: {
    title: 'Nothing at this address',
    text: 'The address may be incomplete, or what it named was withdrawn.',
  },
  malformed: {
    title: 'Unreadable request',
    text: 'The body of the request is not JSON. Check the quotes and the commas.',
  },
  invalid: {
    title: 'Request refused',
    text: 'One value or more does not fit. “errors” says which, and why.',
  },
  'media-type': {
    title: 'Content type refused',
    text: 'This operation reads JSON: add the header Content-Type: application/json.',
  },
  'cross-site': {
    title: 'Refused',
    text: 'A page of another site may send nothing here. A program without a cookie may.',
  },
  'wrong-name': {
    title: 'This is not the name of the site',
    text: 'Without BASE_URL, Pluriel answers only the machine where it runs.',
  },
  'too-large': { title: 'Too large', text: 'One megabyte at most. Nothing was saved.' },
  'too-many': {
    title: 'Too many requests at once',
    text: 'Wait for the number of seconds that the header Retry-After says.',
  },
  'database-down': {
    title: 'Unavailable for a moment',
    text: 'The database does not answer. Try again after the delay that Retry-After says.',
  },
  broken: {
    title: 'A fault of ours',
    text: 'Give us the value of “instance”: it names the trace of this error.',
  },
}
export type ProblemKind = keyof typeof fr
export const words = { fr, en }

const faultsFr = {
  missing: 'Cette valeur est requise.',
  unknown: 'Ce nom est inconnu ici.',
  type: (expected: string) => `Type attendu : ${expected}.`,
  format: 'Ce n’est pas écrit comme attendu.',
  value: (values: string) => `Valeurs admises : ${values}.`,
  least: (least: string) => `${least} au moins.`,
  most: (most: string) => `${most} au plus.`,
  longest: (most: string) => `${most} caractères au plus.`,
  shortest: (least: string) => `${least} caractères au moins.`,
  cursor: 'Ce curseur n’est pas de cette liste. Reprenez du début, sans « cursor ».',
  identifier: 'Cet identifiant n’existe pas. Les listes de cette API donnent ceux qui existent.',
}
const faultsEn: typeof faultsFr = {
  missing: 'This value is required.',
  unknown: 'This name is unknown here.',
  type: (expected) => `Expected type: ${expected}.`,
  format: 'It is not written as expected.',
  value: (values) => `Allowed values: ${values}.`,
  least: (least) => `${least} at least.`,
  most: (most) => `${most} at most.`,
  longest: (most) => `${most} characters at most.`,
  shortest: (least) => `${least} characters at least.`,
  cursor: 'This cursor is not of this list. Start again from the beginning, without “cursor”.',
  identifier: 'This identifier does not exist. The lists of this API give those that exist.',
}
export type FaultWords = typeof faultsFr
export const faults = { fr: faultsFr, en: faultsEn }
