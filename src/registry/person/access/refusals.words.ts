import type { Lang } from '#platform/lang.ts'
import type { AccessRefusal } from './refusals.ts'

type Said = { field: string; message: string }

const fr: Record<AccessRefusal, Said> = {
  'credentials-wrong': { field: 'email', message: 'Cette adresse et ce mot de passe ne vont pas ensemble.' },
  'current-wrong': { field: 'current', message: 'Ce n’est pas votre mot de passe actuel.' },
  'current-missing': { field: 'current', message: 'Écrivez votre mot de passe actuel.' },
  'password-missing': { field: 'password', message: 'Écrivez le mot de passe.' },
  'code-missing': { field: 'code', message: 'Écrivez le code à six chiffres, ou un code de secours.' },
  'password-wrong': { field: 'password', message: 'Ce n’est pas votre mot de passe.' },
  'email-wrong': { field: 'email', message: 'Donnez une adresse électronique, par exemple nom@exemple.fr.' },
  'email-other': { field: 'email', message: 'Ce n’est pas l’adresse de ce compte.' },
  'email-unconfirmed': {
    field: 'email',
    message:
      'Cette adresse n’est pas encore confirmée. Nous venons de vous écrire à nouveau : ouvrez le lien du message, puis connectez-vous.',
  },
  'password-short': {
    field: 'password',
    message: 'Il faut douze caractères au moins. Trois ou quatre mots sans lien font un bon mot de passe.',
  },
  'password-long': { field: 'password', message: 'Il faut 128 caractères au plus.' },
  'name-wrong': { field: 'name', message: 'Donnez un nom, de cent caractères au plus.' },
  'link-stale': {
    field: 'contenu',
    message: 'Ce lien a déjà servi, ou il est trop ancien. Demandez-en un autre.',
  },
  'code-wrong': {
    field: 'code',
    message:
      'Ce code n’est pas le bon. Il change toutes les trente secondes ; un code de secours ne sert qu’une fois.',
  },
  'begin-again': {
    field: 'contenu',
    message: 'Trop de temps ou trop d’essais. Recommencez depuis le début.',
  },
  'session-old': {
    field: 'contenu',
    message: 'Vous êtes connecté·e depuis plus d’un jour. Reconnectez-vous pour faire ce changement.',
  },
  'session-over': { field: 'contenu', message: 'Votre session est terminée. Reconnectez-vous.' },
  'password-none': {
    field: 'password',
    message: 'Ce compte n’a pas de mot de passe. La page « mot de passe oublié » permet d’en choisir un.',
  },
  'factor-on': { field: 'contenu', message: 'La vérification en deux étapes est déjà active.' },
  'too-many': {
    field: 'contenu',
    message: 'Trop d’essais à la suite. Attendez une minute, puis recommencez.',
  },
  'account-tired': {
    field: 'contenu',
    message:
      'Trop de mots de passe faux pour cette adresse depuis une heure. Recevez un lien de connexion, prenez une clé d’accès, ou revenez dans une heure.',
  },
  'sign-in-again': {
    field: 'contenu',
    message:
      'Ce changement demande une connexion de moins de dix minutes. Reconnectez-vous, puis recommencez.',
  },
  locked: {
    field: 'contenu',
    message: 'Trop de codes faux à la suite. Attendez un quart d’heure, puis recommencez la connexion.',
  },
  incomplete: { field: 'contenu', message: 'Il manque une réponse.' },
  refused: { field: 'contenu', message: 'La demande n’a pas été acceptée. Rien n’a changé. Recommencez.' },
}
const en: typeof fr = {
  'credentials-wrong': { field: 'email', message: 'This address and this password do not go together.' },
  'current-wrong': { field: 'current', message: 'This is not your current password.' },
  'current-missing': { field: 'current', message: 'Write your current password.' },
  'password-missing': { field: 'password', message: 'Write the password.' },
  'code-missing': { field: 'code', message: 'Write the six-digit code, or a recovery code.' },
  'password-wrong': { field: 'password', message: 'This is not your password.' },
  'email-wrong': { field: 'email', message: 'Give an e-mail address, for example name@example.org.' },
  'email-other': { field: 'email', message: 'This is not the address of this account.' },
  'email-unconfirmed': {
    field: 'email',
    message:
      'This address is not confirmed yet. We have just written to you again: open the link of the message, then sign in.',
  },
  'password-short': {
    field: 'password',
    message: 'It takes at least twelve characters. Three or four unrelated words make a good password.',
  },
  'password-long': { field: 'password', message: 'It takes at most 128 characters.' },
  'name-wrong': { field: 'name', message: 'Give a name, of at most one hundred characters.' },
  'link-stale': {
    field: 'contenu',
    message: 'This link was already used, or it is too old. Ask for another one.',
  },
  'code-wrong': {
    field: 'code',
    message: 'This is not the right code. It changes every thirty seconds; a recovery code works only once.',
  },
  'begin-again': { field: 'contenu', message: 'Too long or too many tries. Start again from the beginning.' },
  'session-old': {
    field: 'contenu',
    message: 'You signed in more than a day ago. Sign in again to make this change.',
  },
  'session-over': { field: 'contenu', message: 'Your session is over. Sign in again.' },
  'password-none': {
    field: 'password',
    message: 'This account has no password. The page “forgotten password” lets you choose one.',
  },
  'factor-on': { field: 'contenu', message: 'Two-step verification is already on.' },
  'too-many': { field: 'contenu', message: 'Too many tries in a row. Wait a minute, then try again.' },
  'account-tired': {
    field: 'contenu',
    message:
      'Too many wrong passwords for this address in the last hour. Receive a sign-in link, use a passkey, or come back in an hour.',
  },
  'sign-in-again': {
    field: 'contenu',
    message: 'This change takes a sign-in of less than ten minutes ago. Sign in again, then start again.',
  },
  locked: {
    field: 'contenu',
    message: 'Too many wrong codes in a row. Wait for a quarter of an hour, then start the sign-in again.',
  },
  incomplete: { field: 'contenu', message: 'An answer is missing.' },
  refused: { field: 'contenu', message: 'The request was not accepted. Nothing has changed. Try again.' },
}
export const refusalWords: Record<Lang, typeof fr> = { fr, en }
