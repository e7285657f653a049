const fr = {
  email: 'Adresse électronique',
  password: 'Mot de passe',
  newPassword: 'Nouveau mot de passe',
  passwordHelp: 'Douze caractères au moins. Trois ou quatre mots sans lien font un bon mot de passe.',
  name: 'Nom',
  nameHelp: 'Celui que les autres membres verront. Un nom d’usage ou un pseudonyme convient.',
  signIn: {
    title: 'Se connecter',
    lead: 'Un compte sert à tenir une place : membre d’une coopérative, personne d’une équipe. Lire le site et écrire un besoin n’en demandent pas.',
    withPassword: 'Par mot de passe',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié',
    without: 'Sans mot de passe',
    withoutNote: 'Un lien par courriel, ou une clé d’accès gardée par votre appareil.',
    link: 'Recevoir un lien de connexion',
    passkey: 'Se connecter avec une clé d’accès',
    passkeyFailed: 'La clé d’accès n’a pas été reconnue. Réessayez, ou connectez-vous autrement.',
    provider: 'Par un fournisseur d’identité',
    providerNote: 'Votre organisme se porte garant de votre adresse.',
    providerButton: (label: string) => `Se connecter avec ${label}`,
    providerTold: {
      absent: (label: string) =>
        `${label} ne répond pas pour le moment. Réessayez plus tard, ou connectez-vous autrement.`,
      refus: (label: string) =>
        `La connexion par ${label} n’a pas abouti. Recommencez, ou connectez-vous autrement.`,
      adresse: (label: string) =>
        `${label} ne garantit pas votre adresse électronique. Ouvrez un compte avec elle, ou connectez-vous autrement.`,
      code: (label: string) =>
        `Ce compte demande un code en second. Connectez-vous une fois ici, avec ce code : nous vous ramenons ensuite à ${label}, qui ouvrira ce compte.`,
    },
    again: 'Se reconnecter',
    noAccount: 'Pas encore de compte ?',
    open: 'Ouvrir un compte',
  },
  told: {
    confirmee: 'Votre adresse est confirmée. Connectez-vous.',
    'mot-de-passe': 'Votre nouveau mot de passe est enregistré. Connectez-vous.',
    deconnexion: 'Vous n’êtes plus connecté·e.',
    efface: 'Votre compte est effacé.',
  },
  signUp: {
    title: 'Ouvrir un compte',
    lead: 'Un nom, une adresse, un mot de passe. Rien d’autre n’est demandé, et tout s’efface quand vous le voulez.',
    form: 'Votre compte',
    submit: 'Ouvrir le compte',
    already: 'Déjà un compte ?',
    kept: 'L’adresse sert à vous joindre et à vous reconnaître. Elle n’est montrée à personne sans votre accord.',
  },
  sent: {
    title: 'Ouvrez votre messagerie',
    lead: 'Nous venons d’écrire à l’adresse donnée. Le message contient un lien et dit quoi faire.',
    nothing: 'Rien n’arrive ?',
    nothingText:
      'Regardez parmi les indésirables, vérifiez l’adresse, puis recommencez dans quelques minutes.',
    back: 'Revenir à la connexion',
  },
  confirm: {
    title: 'Confirmer votre adresse',
    lead: 'Ce bouton confirme que le message vous est bien parvenu.',
    submit: 'Confirmer mon adresse',
  },
  link: {
    title: 'Recevoir un lien de connexion',
    lead: 'Nous écrivons à votre adresse un lien qui sert une fois, pendant un quart d’heure.',
    submit: 'Envoyer le lien',
    useTitle: 'Vous connecter',
    useLead: 'Vous avez demandé un lien de connexion. Il reste à appuyer sur le bouton.',
    useLeadFor: (address: string) =>
      `Ce lien ouvre le compte de ${address}. Si ce n’est pas le vôtre, n’appuyez pas : ce que vous y écririez serait à une autre personne.`,
    use: 'Me connecter',
  },
  reset: {
    title: 'Mot de passe oublié',
    lead: 'Nous écrivons à votre adresse un lien pour en choisir un autre.',
    submit: 'Envoyer le lien',
    chooseTitle: 'Choisir un nouveau mot de passe',
    chooseLead: 'Les navigateurs où vous étiez connecté·e seront déconnectés.',
    choose: 'Enregistrer ce mot de passe',
  },
  code: {
    title: 'Deuxième étape',
    lead: 'Donnez le code à six chiffres de votre application, ou l’un de vos codes de secours.',
    yours: 'Votre code',
    code: 'Code',
    submit: 'Vérifier le code',
    again: 'Recommencer la connexion',
  },
  signOut: {
    title: 'Se déconnecter',
    lead: 'Ce navigateur oubliera votre compte. Les autres restent connectés.',
    submit: 'Se déconnecter',
    onward: (label: string) =>
      `Vous n’êtes plus connecté·e ici. Nous vous conduisons chez ${label}, pour l’être nulle part.`,
    onwardLink: (label: string) => `Se déconnecter de ${label}`,
  },
  linkAgain: 'Demander un autre lien',
}
const en: typeof fr = {
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  passwordHelp: 'At least twelve characters. Three or four unrelated words make a good password.',
  name: 'Name',
  nameHelp: 'The one that other members will see. A usual name or a pseudonym will do.',
  signIn: {
    title: 'Sign in',
    lead: 'An account holds a place: member of a co-op, person of a team. Reading the site and writing a need ask for none.',
    withPassword: 'With a password',
    submit: 'Sign in',
    forgotten: 'Forgotten password',
    without: 'Without a password',
    withoutNote: 'A link by e-mail, or a passkey kept by your device.',
    link: 'Receive a sign-in link',
    passkey: 'Sign in with a passkey',
    passkeyFailed: 'The passkey was not recognised. Try again, or sign in another way.',
    provider: 'With an identity provider',
    providerNote: 'Your organisation vouches for your address.',
    providerButton: (label) => `Sign in with ${label}`,
    providerTold: {
      absent: (label) => `${label} does not answer at the moment. Try again later, or sign in another way.`,
      refus: (label) => `The sign-in through ${label} did not succeed. Try again, or sign in another way.`,
      adresse: (label) =>
        `${label} does not vouch for your e-mail address. Open an account with it, or sign in another way.`,
      code: (label) =>
        `This account asks for a code. Sign in here once, with that code: we then take you back to ${label}, which will open this account.`,
    },
    again: 'Sign in again',
    noAccount: 'No account yet?',
    open: 'Open an account',
  },
  told: {
    confirmee: 'Your address is confirmed. Sign in.',
    'mot-de-passe': 'Your new password is saved. Sign in.',
    deconnexion: 'You are signed out.',
    efface: 'Your account is erased.',
  },
  signUp: {
    title: 'Open an account',
    lead: 'A name, an address, a password. Nothing else is asked, and all of it is erased when you wish.',
    form: 'Your account',
    submit: 'Open the account',
    already: 'Already an account?',
    kept: 'The address serves to reach you and to know you again. It is shown to nobody without your consent.',
  },
  sent: {
    title: 'Open your mailbox',
    lead: 'We have just written to the address you gave. The message has a link and says what to do.',
    nothing: 'Nothing comes?',
    nothingText: 'Look among the unwanted messages, check the address, then try again in a few minutes.',
    back: 'Back to the sign-in',
  },
  confirm: {
    title: 'Confirm your address',
    lead: 'This button confirms that the message did reach you.',
    submit: 'Confirm my address',
  },
  link: {
    title: 'Receive a sign-in link',
    lead: 'We write to your address a link that works once, for a quarter of an hour.',
    submit: 'Send the link',
    useTitle: 'Sign you in',
    useLead: 'You asked for a sign-in link. The button remains to be pressed.',
    useLeadFor: (address) =>
      `This link opens the account of ${address}. If it is not yours, do not press: what you would write there would be somebody else’s.`,
    use: 'Sign me in',
  },
  reset: {
    title: 'Forgotten password',
    lead: 'We write to your address a link to choose another one.',
    submit: 'Send the link',
    chooseTitle: 'Choose a new password',
    chooseLead: 'The browsers in which you were signed in will be signed out.',
    choose: 'Save this password',
  },
  code: {
    title: 'Second step',
    lead: 'Give the six-digit code of your application, or one of your recovery codes.',
    yours: 'Your code',
    code: 'Code',
    submit: 'Check the code',
    again: 'Start the sign-in again',
  },
  signOut: {
    title: 'Sign out',
    lead: 'This browser will forget your account. The others stay signed in.',
    submit: 'Sign out',
    onward: (label) => `You are signed out here. We are taking you to ${label}, to be signed out everywhere.`,
    onwardLink: (label) => `Sign out of ${label}`,
  },
  linkAgain: 'Ask for another link',
}
export const words = { fr, en }
export type Told = keyof typeof fr.told
export const isTold = (text: string | undefined): text is Told =>
  text !== undefined && Object.hasOwn(fr.told, text)
export type ProviderTold = keyof typeof fr.signIn.providerTold
export const isProviderTold = (text: string | undefined): text is ProviderTold =>
  text !== undefined && Object.hasOwn(fr.signIn.providerTold, text)
