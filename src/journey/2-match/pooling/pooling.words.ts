const fr = {
  title: 'À mutualiser',
  lead: 'Des organismes qui ont le même besoin, et qui peuvent le porter ensemble. Rejoindre n’engage à rien avant la signature.',
  groups: 'Groupes formés',
  groupsNote: 'Chaque organisme y garde la discrétion qu’il a choisie.',
  noGroup: 'Aucun groupe pour l’instant',
  noGroupText: 'Un groupe se forme depuis un besoin ouvert, quand un autre lui ressemble.',
  suggested: 'Besoins qui se ressemblent',
  suggestedNote: 'Rapprochés par leurs mots et leurs fonctions ; la ressemblance doit être réciproque.',
  noSuggestion: 'Aucun rapprochement en ce moment',
  noSuggestionText: 'Il apparaît dès que deux organismes publient des besoins proches.',
  alone: 'Vous avez l’un de ces besoins ?',
  describe: 'Décrire le mien',
  allNeeds: 'Voir tous les besoins ouverts',
  alikeCaption: 'Besoins semblables',
  body: 'Organisme',
  need: 'Besoin',
  since: 'Depuis',
  inCommon: 'En commun',
  words: 'des mots proches',
  formTitle: 'Se grouper',
  formLead: 'Un groupe rend visible que plusieurs organismes ont le même besoin. Il n’engage aucune dépense.',
  existing: 'Groupes qui existent déjà',
  existingNote: 'Rejoindre vaut mieux que dédoubler.',
  join: 'Rejoindre ce groupe',
  new: 'Former un groupe',
  newNote: 'Les personnes qui suivent ces besoins reçoivent un courriel, sans voir votre adresse.',
  groupTitle: 'Nom du groupe',
  groupTitleHelp: 'Ce que vous voulez faire ensemble, sans nommer votre organisme si vous restez discret',
  purpose: 'But commun',
  invite: 'Inviter',
  form: 'Former le groupe',
  nobody: 'Personne à inviter pour l’instant',
  nobodyText: 'Formez le groupe tout de même : il sera proposé aux besoins semblables qui viendront.',
  back: 'Revenir au besoin',
  group: 'Groupe',
  formedOn: (date: string) => `Formé le ${date}`,
  members: 'Qui',
  membersNote: 'Aussi loin que chacun se laisse voir.',
  count: (count: number) => (count > 1 ? `${count} organismes` : '1 organisme'),
  hidden: (count: number) =>
    count > 1
      ? `${count} organismes discrets : leur besoin reste privé.`
      : 'Un organisme discret : son besoin reste privé.',
  differs: 'Ce qui diffère',
  ready: 'Prêt à engager',
  readyTotal: 'Déjà annoncé',
  readyNone: 'rien d’annoncé',
  common: 'En commun',
  commonNote: 'Les fonctions que tous les besoins visibles demandent.',
  commonNone: 'Aucune fonction n’est demandée par tous : précisez vos besoins pour le voir.',
  commonTitle: 'Ce que tous demandent',
  someTitle: 'Ce que certains demandent en plus',
  yours: 'Votre place',
  yoursNote: 'Annoncer un montant n’est ni une promesse ni un paiement : il se retire d’un geste.',
  amount: 'Prêt à engager (euros)',
  amountSave: 'Annoncer ce montant',
  leave: 'Quitter le groupe',
  left: 'Rien d’autre ne change : votre besoin reste ouvert.',
  which: 'Avec quel besoin ?',
  joinNote: 'Il faut un besoin ouvert, même privé.',
  noNeed: 'Décrivez d’abord votre besoin',
  noNeedText: 'Vous pourrez ensuite rejoindre ce groupe.',
  people: (count: string, isInhabited: boolean) => `${count} ${isInhabited ? 'habitants' : 'personnes'}`,
  condition: (name: string, value: string) => `${name}\u00a0: ${value}`,
  refusals: {
    'not-yours': 'Ce besoin n’est plus à vous dans ce navigateur. Rouvrez-le par le lien reçu par courriel.',
    'not-open': 'Publiez d’abord ce besoin, même en privé : un groupe se forme entre besoins ouverts',
    'group-unnamed': 'Donnez un nom au groupe, de 120 signes au plus',
    'group-gone': 'Ce groupe n’existe plus : son dernier membre l’a quitté',
    'names-the-body':
      'Le nom ou le but du groupe nomme votre organisme, que vous gardez discret : remplacez ce mot',
    'amount-wrong': 'Écrivez un nombre entier d’euros, par exemple 12 000',
    'not-member': 'Ce besoin ne fait pas partie de ce groupe',
  },
  mail: {
    subject: (title: string) => `Un organisme a le même besoin : ${title}`,
    text: (need: string, title: string, url: string, own: string) => `Bonjour,

Un autre organisme a le même besoin que vous, « ${need} », et vient de former le groupe « ${title} ».

Voir le groupe, et le rejoindre si vous le voulez :
${url}

Retrouver votre besoin dans ce navigateur :
${own}

Rejoindre n’engage à rien. Votre discrétion reste celle que vous avez choisie.
`,
  },
}
const en: typeof fr = {
  title: 'To pool',
  lead: 'Bodies that have the same need, and can carry it together. Joining commits to nothing before a signature.',
  groups: 'Groups formed',
  groupsNote: 'Each body keeps the discretion that it chose.',
  noGroup: 'No group yet',
  noGroupText: 'A group is formed from an open need, when another one resembles it.',
  suggested: 'Needs that resemble each other',
  suggestedNote: 'Brought together by their words and functions; the likeness must be mutual.',
  noSuggestion: 'No likeness right now',
  noSuggestionText: 'It shows as soon as two bodies publish similar needs.',
  alone: 'Do you have one of these needs?',
  describe: 'Describe mine',
  allNeeds: 'See all open needs',
  alikeCaption: 'Similar needs',
  body: 'Body',
  need: 'Need',
  since: 'Since',
  inCommon: 'In common',
  words: 'similar words',
  formTitle: 'Group',
  formLead: 'A group makes it visible that several bodies have the same need. It commits to no cost.',
  existing: 'Groups that exist already',
  existingNote: 'Joining is better than doubling.',
  join: 'Join this group',
  new: 'Form a group',
  newNote: 'Those who follow these needs receive a message, without seeing your address.',
  groupTitle: 'Name of the group',
  groupTitleHelp: 'What you want to do together, without naming your body if you stay discreet',
  purpose: 'Common purpose',
  invite: 'Invite',
  form: 'Form the group',
  nobody: 'Nobody to invite yet',
  nobodyText: 'Form the group all the same: it will be offered to similar needs to come.',
  back: 'Back to the need',
  group: 'Group',
  formedOn: (date) => `Formed on ${date}`,
  members: 'Who',
  membersNote: 'As far as each lets itself be seen.',
  count: (count) => (count > 1 ? `${count} bodies` : '1 body'),
  hidden: (count) =>
    count > 1
      ? `${count} discreet bodies: their need stays private.`
      : 'One discreet body: its need stays private.',
  differs: 'What differs',
  ready: 'Ready to commit',
  readyTotal: 'Announced so far',
  readyNone: 'nothing announced',
  common: 'In common',
  commonNote: 'The functions that all visible needs ask for.',
  commonNone: 'No function is asked for by all: make your needs precise to see it.',
  commonTitle: 'What all ask for',
  someTitle: 'What some ask for besides',
  yours: 'Your place',
  yoursNote: 'Announcing a sum is neither a pledge nor a payment: it is withdrawn in one gesture.',
  amount: 'Ready to commit (euros)',
  amountSave: 'Announce this sum',
  leave: 'Leave the group',
  left: 'Nothing else changes: your need stays open.',
  which: 'With which need?',
  joinNote: 'It takes an open need, even a private one.',
  noNeed: 'Describe your need first',
  noNeedText: 'You can then join this group.',
  people: (count, isInhabited) => `${count} ${isInhabited ? 'inhabitants' : 'people'}`,
  condition: (name, value) => `${name}: ${value}`,
  refusals: {
    'not-yours': 'This need is no longer yours in this browser. Open it again by the link you received.',
    'not-open': 'Publish this need first, even in private: groups are formed between open needs',
    'group-unnamed': 'Give the group a name, of 120 signs at most',
    'group-gone': 'This group no longer exists: its last member left it',
    'names-the-body':
      'The name or purpose of the group names your body, which you keep discreet: replace that word',
    'amount-wrong': 'Write a whole number of euros, for example 12,000',
    'not-member': 'This need is not part of this group',
  },
  mail: {
    subject: (title) => `A body has the same need: ${title}`,
    text: (need, title, url, own) => `Hello,

Another body has the same need as you, “${need}”, and just formed the group “${title}”.

See the group, and join it if you wish:
${url}

Find your need again in this browser:
${own}

Joining commits to nothing. Your discretion stays the one you chose.
`,
  },
}
export type PoolingRefusal = keyof typeof fr.refusals
export const words = { fr, en }
