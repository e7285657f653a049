/** One kind of data about people: what, why, until when. */
type Kept = readonly [what: string, why: string, until: string]

const fr = {
  title: 'Mentions légales',
  description:
    'Qui publie ce site, quelles données il garde, pourquoi, jusqu’à quand, et quels sont vos droits.',
  lead: 'Qui publie ce site, ce qu’il garde sur les personnes, et comment le faire effacer.',
  publisher: 'Qui publie',
  publisherNote: 'Loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique.',
  facts: {
    name: 'Éditeur',
    address: 'Siège',
    contact: 'Contact',
    director: 'Direction de la publication',
    provider: 'Hébergeur',
  },
  unset:
    'Ce qui est « non renseigné » n’a pas été indiqué par qui a installé ce site. Sur un site ouvert au public, ces mentions sont obligatoires.',
  software:
    'Le logiciel Pluriel est libre, sous licence AGPL-3.0 ou ultérieure : chacun·e peut en lire le code, s’en servir, le modifier. Ses auteurs·rices ne publient pas ce site et ne voient rien de ce qui s’y écrit.',
  personal: 'Données personnelles',
  personalNote:
    'Règlement (UE) 2016/679. Le service que vous demandez (6.1.b) ; la sécurité du site (6.1.f).',
  personalText:
    'Lire et écrire un besoin ne demandent pas de compte. Voici tout ce qui peut se rapporter à une personne.',
  table: 'Ce qui est gardé, pourquoi et jusqu’à quand',
  columns: ['Quoi', 'Pourquoi', 'Jusqu’à quand'],
  kept: (days: KeptDays): Kept[] => [
    [
      'Le texte d’un besoin et ses précisions',
      'Vous proposer des solutions et des partenaires. Privé tant que vous ne le publiez pas.',
      `Un brouillon laissé de côté est effacé après ${days.draft} jours, sauf si un chantier en est né ; les autres besoins, quand vous les effacez.`,
    ],
    [
      'Votre adresse électronique, si vous la donnez',
      'Vous envoyer le lien de votre besoin ou de votre déclaration, et les relances. Jamais montrée.',
      'Jusqu’à l’effacement du besoin ou au retrait de la déclaration.',
    ],
    [
      'Le nom et l’adresse d’une personne à qui vous demandez son avis',
      'Lui écrire, et vous montrer sa réponse.',
      'Jusqu’à l’effacement du besoin.',
    ],
    [
      'Les courriels envoyés',
      'Les renvoyer si le premier essai échoue.',
      `Destinataire et texte sont effacés ${days.mail} jours après l’envoi.`,
    ],
    [
      'Un compte : un nom, une adresse électronique, l’empreinte (scrypt) du mot de passe s’il y en a un, les clés d’accès (moitié publique), le secret chiffré de la vérification en deux étapes, le nom du navigateur de chaque session',
      'Vous reconnaître et vous donner vos droits. Ni adresse sur le réseau, ni historique de connexion.',
      'Une session, 30 jours ; un compte jamais confirmé, sept jours ; un autre, jusqu’à ce que vous l’effaciez.',
    ],
    [
      'Votre profil et vos savoir-faire',
      'Être trouvé·e pour un chantier. Chaque ligne a sa visibilité ; sans choix de votre part, vous seul·e la lisez.',
      'Jusqu’à ce que vous l’effaciez, ou votre compte.',
    ],
    [
      'Vos demi-journées : disponibilités, congés, engagements, notes',
      'Composer une équipe sans vous engager deux fois. Une note ne se montre que dans un agenda dont vous donnez l’adresse secrète.',
      'Jusqu’à l’effacement de votre compte ; une note, trois ans au plus.',
    ],
    [
      'Vos candidatures, engagements et réponses aux annonces de postes',
      'Réunir une équipe, puis savoir qui a travaillé à un chantier et combien.',
      'Une candidature non retenue, deux ans. Un compte effacé laisse les dates et les demi-journées, sans nom ni texte.',
    ],
    [
      'Vos rôles dans un espace, et le registre de ce qui y est fait',
      'Que les membres sachent qui décide et pourquoi. Un registre ne se réécrit pas.',
      'La vie de l’espace. Un compte effacé y devient « Compte effacé ».',
    ],
    [
      'L’adresse à laquelle vous suivez un chantier',
      'Vous écrire ce qui s’y passe.',
      'Jusqu’à ce que vous cessiez de le suivre ; trente jours sans confirmation.',
    ],
    [
      'Un organisme que vous ajoutez ou déclarez',
      'Tenir le registre public des organismes et des usages. Ni le domicile ni le nom d’une personne n’y ont leur place.',
      'Une déclaration, jusqu’à son retrait ; le registre n’a pas de terme.',
    ],
    [
      'L’adresse du réseau par lequel vous venez (IP)',
      'Limiter le nombre de demandes par minute.',
      'Une minute, en mémoire. Elle n’est pas écrite dans le journal du site.',
    ],
  ],
  cookie: 'Les cookies',
  cookieNote: 'Tous nécessaires au service : aucun ne demande de consentement.',
  cookieText: (days: number) => [
    `Le cookie « cles » garde dans votre navigateur les clés secrètes de vos besoins, de vos groupes et de vos déclarations, pendant ${days} jours après la dernière. C’est lui qui vous donne le droit de les modifier : qui l’efface le perd, sauf à garder le lien reçu par courriel.`,
    'Le site n’en garde que l’empreinte : qui lirait la base ne pourrait pas s’en servir.',
    'Quand vous vous connectez : « pluriel.session_token » vous reconnaît pendant 30 jours ; « pluriel.two_factor » tient dix minutes entre les deux étapes, « pluriel.better-auth-passkey » cinq minutes pendant que vous montrez une clé d’accès.',
    '« suite » garde un jour la page demandée avant la connexion ; « fournisseur », dix minutes, ce qui vous attend au retour d’un fournisseur d’identité.',
    'Aucun script ne peut les lire (HttpOnly), et aucun autre site ne les fait partir avec un formulaire (SameSite=Lax).',
    'Le brouillon d’un formulaire reste dans l’onglet du navigateur, et disparaît avec lui.',
    'Aucun traceur, aucune mesure d’audience, aucune ressource venue d’un autre site.',
  ],
  outside: 'Ce qui sort du site',
  outsideNote: 'Rien d’autre n’en sort.',
  outsideText: [
    'Quand vous donnez un SIREN, ce numéro est demandé à l’annuaire des entreprises de l’État pour remplir le nom. Votre adresse n’y est pas jointe.',
    'Les courriels passent par le serveur d’envoi choisi par l’éditeur.',
    'Si vous vous connectez par un fournisseur d’identité (ProConnect par exemple), il sait que vous êtes venu·e ici.',
    'La nuit, l’adresse publique du dépôt d’un commun est lue : rien de vous ne l’accompagne.',
  ],
  rights: 'Vos droits',
  rightsNote: 'Réponse en un mois.',
  rightsText: [
    'Vous pouvez demander à voir, corriger, recevoir ou effacer ce qui vous concerne, ou vous opposer à son usage. Avec le lien de votre besoin ou de votre déclaration, vous le faites vous-même, tout de suite.',
    'Depuis /compte, vous emportez tout ce qui est gardé de vous (JSON, CSV), et vous effacez votre compte.',
    'Aucune décision n’est prise automatiquement à votre sujet. Un calcul peut proposer des équipes, avec ses raisons, à partir de ce que vous avez accepté de lui montrer : une personne choisit, et chacun·e répond.',
  ],
  complaint: 'Si la réponse ne vous convient pas :',
  complaintLink: 'adresser une réclamation à la CNIL',
  reuse: 'Réutiliser',
  reuseNote: 'Chaque fichier dit sa licence.',
  reuseText:
    'Le catalogue des solutions et la taxonomie sont sous ODbL 1.0. Les faits repris de sources publiques gardent leur licence, le plus souvent la Licence Ouverte. Les textes des besoins restent à qui les a écrits.',
  method: 'Comment les solutions sont classées',
  map: 'Plan du site',
}
type KeptDays = { draft: number; mail: number }

const en: typeof fr = {
  title: 'Legal notice',
  description: 'Who publishes this site, which data it keeps, why, until when, and what your rights are.',
  lead: 'Who publishes this site, what it keeps about people, and how to have it erased.',
  publisher: 'Who publishes',
  publisherNote: 'French act 2004-575 of 21 June 2004 on confidence in the digital economy.',
  facts: {
    name: 'Publisher',
    address: 'Registered office',
    contact: 'Contact',
    director: 'Director of publication',
    provider: 'Hosting provider',
  },
  unset:
    'What is “not known” was not given by whoever installed this site. On a site open to the public, these facts are mandatory.',
  software:
    'The Pluriel software is free, under the licence AGPL-3.0 or later: everyone may read its code, use it, change it. Its authors do not publish this site and see nothing of what is written here.',
  personal: 'Personal data',
  personalNote:
    'Regulation (EU) 2016/679. The service that you ask for (6.1.b); the safety of the site (6.1.f).',
  personalText: 'Reading and writing a need ask for no account. Here is all that may relate to a person.',
  table: 'What is kept, why and until when',
  columns: ['What', 'Why', 'Until when'],
  kept: (days) => [
    [
      'The text of a need and its precisions',
      'To propose solutions and partners. Private as long as you do not publish it.',
      `A draft left aside is erased after ${days.draft} days, unless a project was born from it; other needs, when you erase them.`,
    ],
    [
      'Your e-mail address, if you give it',
      'To send you the link of your need or statement, and the reminders. Never shown.',
      'Until the need is erased or the statement withdrawn.',
    ],
    [
      'The name and address of somebody you ask about a need',
      'To write to them, and to show you their answer.',
      'Until the need is erased.',
    ],
    [
      'The e-mails sent',
      'To send them again when the first try fails.',
      `Recipient and text are erased ${days.mail} days after they left.`,
    ],
    [
      'An account: a name, an e-mail address, the (scrypt) hash of the password if there is one, passkeys (public half), the encrypted secret of two-step verification, the name of the browser of each session',
      'To recognise you and give you your rights. No network address, no history of sign-ins.',
      'A session, 30 days; an account never confirmed, seven days; another one, until you erase it.',
    ],
    [
      'Your profile and your skills',
      'To be found for a project. Each line has its visibility; unless you choose, you alone read it.',
      'Until you erase it, or your account.',
    ],
    [
      'Your half-days: what is free, leave, commitments, notes',
      'To compose a team without committing you twice. A note is shown only in a calendar whose secret address you give.',
      'Until your account is erased; a note, three years at most.',
    ],
    [
      'Your applications, engagements, and answers to announced positions',
      'To gather a team, then to know who worked on a project and how much.',
      'An application not retained, two years. An erased account leaves dates and half-days, without name or text.',
    ],
    [
      'Your roles in a space, and the register of what is done there',
      'So that members know who decides and why. A register is not rewritten.',
      'The life of the space. An erased account becomes “Compte effacé” in it.',
    ],
    [
      'The address at which you follow a project',
      'To write to you what happens there.',
      'Until you stop following it; thirty days without a confirmation.',
    ],
    [
      'A body that you add, or a use that you declare',
      'To keep the public registry of bodies and uses. Neither the home nor the name of a person belongs there.',
      'A statement, until it is withdrawn; the registry has no end.',
    ],
    [
      'The network address you come from (IP)',
      'To limit the number of requests per minute.',
      'One minute, in memory. It is not written in the log of the site.',
    ],
  ],
  cookie: 'Cookies',
  cookieNote: 'All needed by the service: none asks for consent.',
  cookieText: (days) => [
    `The cookie “cles” (keys) keeps in your browser the secret keys of your needs, groups and statements, for ${days} days after the last one. It gives you the right to change them: whoever erases it loses that right, unless they kept the link received by e-mail.`,
    'The site keeps their fingerprint only: somebody who read the database could not use them.',
    'When you sign in: “pluriel.session_token” recognises you for 30 days; “pluriel.two_factor” lasts ten minutes between the two steps, “pluriel.better-auth-passkey” five minutes while you show a passkey.',
    '“suite” keeps for a day the page asked before the sign-in; “fournisseur” (provider), for ten minutes, what awaits you on the way back from an identity provider.',
    'No script can read them (HttpOnly), and no other site makes them leave with a form (SameSite=Lax).',
    'The draft of a form stays in the tab of the browser, and goes with it.',
    'No tracker, no audience measurement, nothing loaded from another site.',
  ],
  outside: 'What leaves the site',
  outsideNote: 'Nothing else does.',
  outsideText: [
    'When you give a SIREN, that number is asked of the State’s directory of companies to fill in the name. Your address does not go with it.',
    'E-mails go through the mail server chosen by the publisher.',
    'If you sign in through an identity provider (ProConnect for instance), it knows that you came here.',
    'At night, the public address of the repository of a common is read: nothing of you goes with it.',
  ],
  rights: 'Your rights',
  rightsNote: 'Answered within a month.',
  rightsText: [
    'You may ask to see, correct, receive or erase what concerns you, or object to its use. With the link of your need or statement, you do it yourself, at once.',
    'From /compte, you take away all that is kept about you (JSON, CSV), and you erase your account.',
    'No decision about you is made automatically. A computation may propose teams, with its reasons, from what you accepted to show it: a person chooses, and everyone answers.',
  ],
  complaint:
    'If the answer does not suit you, you may complain to the CNIL, the French data protection authority.',
  complaintLink: 'complain to the CNIL, the French data protection authority',
  reuse: 'Reuse',
  reuseNote: 'Each file says its licence.',
  reuseText:
    'The catalogue of solutions and the taxonomy are under ODbL 1.0. Facts taken from public sources keep their licence, most often the French Licence Ouverte. The texts of needs belong to those who wrote them.',
  method: 'How solutions are ranked',
  map: 'Site map',
}
export const words = { fr, en }
