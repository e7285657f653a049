import { type Lang, to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'

type Letter = { name: string; email: string; origin: string; lang: Lang }
type LinkLetter = Letter & { token: string }
type Words = { subject: string; body: string; after?: string }

const hello = {
  fr: (name: string) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  en: (name: string) => (name ? `Hello ${name},` : 'Hello,'),
}

function letter(
  { name, email, origin, lang }: Letter,
  { subject, body, after }: Words,
  path?: string,
): Message {
  const parts = [hello[lang](oneLine(name)), body, path && `${origin}${to(lang, path)}`, after]
  return { to: email, subject, text: `${parts.filter(Boolean).join('\n\n')}\n` }
}

/** A name is what somebody typed: it opens no line of its own. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const confirm = {
  fr: {
    subject: 'Confirmez votre adresse',
    body: 'Vous avez ouvert un compte sur Pluriel avec cette adresse. Pour la confirmer, ouvrez cette page et appuyez sur le bouton :',
    after:
      'Le lien vaut une journée. Si ce n’est pas vous, ne faites rien : sans confirmation, ce compte est effacé au bout d’une semaine.',
  },
  en: {
    subject: 'Confirm your address',
    body: 'You opened an account on Pluriel with this address. To confirm it, open this page and press the button:',
    after:
      'The link is valid for one day. If this was not you, do nothing: without a confirmation, the account is erased after a week.',
  },
}
export const confirmMail = (given: LinkLetter): Message =>
  letter(given, confirm[given.lang], `/inscription/confirmer/${given.token}`)

const known = {
  fr: {
    subject: 'Vous avez déjà un compte',
    body: 'Quelqu’un vient de demander un compte Pluriel avec cette adresse, qui en a déjà un. Si c’est vous, connectez-vous ; si vous avez oublié votre mot de passe, la page le propose :',
    after: 'Si ce n’est pas vous, ne faites rien : rien n’a changé.',
  },
  en: {
    subject: 'You already have an account',
    body: 'Someone has just asked for a Pluriel account with this address, which already has one. If this was you, sign in; if you forgot your password, the page offers to change it:',
    after: 'If this was not you, do nothing: nothing has changed.',
  },
}
export const knownMail = (given: Letter): Message => letter(given, known[given.lang], '/connexion')

const link = {
  fr: {
    subject: 'Votre lien de connexion',
    body: 'Pour vous connecter à Pluriel, ouvrez cette page et appuyez sur le bouton :',
    after: 'Le lien sert une fois, pendant un quart d’heure. Si vous n’avez rien demandé, ne faites rien.',
  },
  en: {
    subject: 'Your sign-in link',
    body: 'To sign in to Pluriel, open this page and press the button:',
    after: 'The link works once, for a quarter of an hour. If you did not ask for it, do nothing.',
  },
}
export const linkMail = (given: LinkLetter): Message =>
  letter(given, link[given.lang], `/connexion/lien/${given.token}`)

const noAccount = {
  fr: {
    subject: 'Pas de compte à cette adresse',
    body: 'Quelqu’un vient de demander un lien de connexion à Pluriel pour cette adresse, qui n’a pas de compte. Si c’est vous, vous en avez peut-être un avec une autre adresse ; sinon, vous pouvez en ouvrir un :',
    after: 'Si ce n’est pas vous, ne faites rien : nous ne gardons pas votre adresse.',
  },
  en: {
    subject: 'No account at this address',
    body: 'Someone has just asked for a sign-in link to Pluriel for this address, which has no account. If this was you, you may have one with another address; otherwise, you can open one:',
    after: 'If this was not you, do nothing: we do not keep your address.',
  },
}
export const noAccountMail = (given: LinkLetter): Message =>
  letter(given, noAccount[given.lang], '/inscription')

const noReset = {
  fr: {
    ...noAccount.fr,
    body: 'Quelqu’un vient de demander un nouveau mot de passe Pluriel pour cette adresse, qui n’a pas de compte. Si c’est vous, vous en avez peut-être un avec une autre adresse ; sinon, vous pouvez en ouvrir un :',
  },
  en: {
    ...noAccount.en,
    body: 'Someone has just asked for a new Pluriel password for this address, which has no account. If this was you, you may have one with another address; otherwise, you can open one:',
  },
}
export const noResetMail = (given: LinkLetter): Message => letter(given, noReset[given.lang], '/inscription')

const reset = {
  fr: {
    subject: 'Choisissez un nouveau mot de passe',
    body: 'Pour choisir un nouveau mot de passe, ouvrez cette page :',
    after:
      'Le lien sert une fois, pendant une heure. Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.',
  },
  en: {
    subject: 'Choose a new password',
    body: 'To choose a new password, open this page:',
    after:
      'The link works once, for one hour. If you did not ask for it, do nothing: your password stays the same.',
  },
}
export const resetMail = (given: LinkLetter): Message =>
  letter(given, reset[given.lang], `/mot-de-passe-oublie/${given.token}`)

const changed = {
  fr: {
    subject: 'Votre mot de passe a changé',
    body: 'Le mot de passe de votre compte Pluriel vient de changer, et les autres navigateurs ont été déconnectés. Si ce n’est pas vous, choisissez-en un autre tout de suite :',
  },
  en: {
    subject: 'Your password has changed',
    body: 'The password of your Pluriel account has just changed, and the other browsers were signed out. If this was not you, choose another one now:',
  },
}
export const changedMail = (given: Letter): Message =>
  letter(given, changed[given.lang], '/mot-de-passe-oublie')

const moveAsked = {
  fr: (address: string) => ({
    subject: 'Changer l’adresse de votre compte',
    body: `On demande que votre compte Pluriel passe à l’adresse ${address}. Pour l’accepter, connectez-vous, ouvrez cette page et appuyez sur le bouton :`,
    after:
      'Nous écrirons ensuite à la nouvelle adresse. Si ce n’est pas vous, ne faites rien, et changez votre mot de passe.',
  }),
  en: (address: string) => ({
    subject: 'Change the address of your account',
    body: `Someone asks that your Pluriel account move to the address ${address}. To accept, sign in, open this page and press the button:`,
    after:
      'We will then write to the new address. If this was not you, do nothing, and change your password.',
  }),
}
export const moveAskedMail = (given: LinkLetter & { to: string }): Message =>
  letter(given, moveAsked[given.lang](oneLine(given.to)), `/compte/adresse/${given.token}`)

const move = {
  fr: {
    subject: 'Confirmez votre nouvelle adresse',
    body: 'Pour que cette adresse devienne celle de votre compte Pluriel, connectez-vous avec l’ancienne, ouvrez cette page et appuyez sur le bouton :',
    after: 'Le lien vaut une journée. Si ce n’est pas vous, ne faites rien.',
  },
  en: {
    subject: 'Confirm your new address',
    body: 'For this address to become that of your Pluriel account, sign in with the old one, open this page and press the button:',
    after: 'The link is valid for one day. If this was not you, do nothing.',
  },
}
export const moveMail = (given: LinkLetter): Message =>
  letter(given, move[given.lang], `/compte/adresse/${given.token}`)
