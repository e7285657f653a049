// For each form that is about no space (those are in test/rights/bodies.ts), a body that its action can read.
import { bodies, type Named } from '../rights/bodies.ts'

type Body = Record<string, string | string[]>
const PASSWORD = 'trois mots sans lien'
const REF = 'abcdefghij'
const TEXT = 'Nous cherchons un agenda partagé pour 40 agents'
const nothing: Body = {}

const others: Readonly<Record<string, Body>> = {
  '/premier-acces': { code: 'abcd-efgh' },
  '/premier-acces/demonstration': nothing,
  '/besoins': { text: TEXT },
  '/besoins/:ref/publier': { visibility: 'public', public_title: 'Un agenda', public_text: TEXT, email: '' },
  '/besoins/:ref/etat': { vers: 'open', note: 'Toujours' },
  '/besoins/:ref/effacer': { oui: 'oui' },
  '/besoins/:ref/preciser': {
    ...{ title: 'Un agenda', text: TEXT, organisation: '1', body_name: 'Ville', body_kind: 'commune' },
    ...{ region_code: '53', population: '1000', hosting: 'own', licence: 'copyleft', accessibility: 'on' },
    ...{
      deadline: '2027-01-01',
      budget_min: '100',
      budget_max: '200',
      existing: 'Un tableur',
      subject: 'agenda',
    },
    'question-combien': 'Dix',
  },
  '/besoins/:ref/compris': {
    ...{ geste: 'date', date: '2027-01-01', fonction: 'agenda', fait: 'population', combien: '40' },
    ...{ unite: 'agents', min: '10', max: '20', quoi: 'Outlook', condition: 'licence:AGPL' },
  },
  '/besoins/:ref/demandes': { name: 'Atelier', email: 'atelier@exemple.fr', message: 'Bonjour' },
  '/reponses/:key': { state: 'taken', reason: 'Volontiers' },
  '/besoins/:ref/comparer': { voie: 'adopt', solution: 'agenda', note: 'Elle suffit' },
  '/besoins/:ref/grouper': { title: 'Ensemble', purpose: 'Le faire', invited: [REF] },
  '/groupes/:ref/rejoindre': { besoin: REF },
  '/groupes/:ref/montant': { besoin: REF, euros: '1000' },
  '/groupes/:ref/quitter': { besoin: REF },
  '/solutions/:slug/usages/nouveau': {
    ...{ organisme: 'Ville', siren: '212900195', nature: 'commune', depuis: '2020', pour: 'Les salles' },
    ...{ adresse: 'https://exemple.fr/', courriel: 'ville@exemple.fr', geste: '' },
  },
  '/usages/:key': { geste: 'confirmer' },
  '/organismes/nouveau': {
    ...{ numero: '212900195', nom: 'Ville', nature: 'commune', adresse: 'Place', code_postal: '29200' },
    ...{ saisie: 'oui', geste: '' },
  },
  '/mon/parties/:id': { reponse: 'oui' },
  '/chantiers/:slug/jalons/comparer': { fichier: 'titre' },
  '/chantiers/:slug/jalons/appliquer': { seen: 'a'.repeat(32), rows: '[{"line":2,"cells":{"title":"Un"}}]' },
  '/chantiers/:slug/roles/comparer': { fichier: 'titre' },
  '/chantiers/:slug/roles/appliquer': { seen: 'a'.repeat(32), rows: '[{"line":2,"cells":{"title":"Un"}}]' },
  '/chantiers/:slug/lecons': { event: 'incident', on: '2026-11-20' },
  '/vivier/mots-inconnus': { mot: 'tricot', savoir: 'react', autre: '', geste: 'relier' },
  '/mon/temps/semaine-type': { 's-1am': 'd', geste: 'remplir' },
  '/mon/temps/reprendre': { fichier: 'jour', devient: 'leave' },
  '/mon/temps/reprendre/ecrire': { changements: '2026-12-02am  leave', dessus: 'oui' },
  '/suivis/:key': { answer: 'confirm' },
  '/api/v1/match': { text: TEXT, limit: '3' },
  '/inscription': { name: 'Ève', email: 'eve@exemple.fr', password: PASSWORD, suite: '/mon' },
  '/inscription/confirmer/:token': nothing,
  '/connexion': { email: 'eve@exemple.fr', password: PASSWORD, suite: '/mon' },
  '/connexion/code': { code: '123456', suite: '/mon' },
  '/connexion/lien': { email: 'eve@exemple.fr', suite: '/mon' },
  '/connexion/lien/:token': { suite: '/mon' },
  '/mot-de-passe-oublie': { email: 'eve@exemple.fr' },
  '/mot-de-passe-oublie/:token': { password: PASSWORD },
  '/deconnexion': nothing,
  '/compte': { name: 'Ada', lang: 'fr' },
  '/compte/effacer': { email: 'une.autre@exemple.fr' },
  '/compte/adresse': { email: 'nouvelle@exemple.fr' },
  '/compte/adresse/:token': nothing,
  '/compte/mot-de-passe': { current: PASSWORD, password: PASSWORD },
  '/compte/code': { password: PASSWORD },
  '/compte/code/verifier': {
    ...{ code: '123456', uri: 'otpauth://totp/Pluriel:a?secret=ABCDEFGH', codes: 'aaaaa-bbbbb' },
  },
  '/compte/code/secours': { password: PASSWORD },
  '/compte/code/secours.txt': { codes: 'aaaaa-bbbbb' },
  '/compte/code/arret': { password: PASSWORD },
  '/compte/cles/:id': { geste: 'nommer', name: 'Ma clé' },
  '/compte/acces/passkey/verify-authentication': { response: '{}' },
  '/compte/acces/passkey/verify-registration': { response: '{}', name: 'Ma clé' },
  '/lettres/:key/fin': nothing,
  '/lettres/:key/refus': { motif: 'other', precision: 'Plus tard' },
}

const profile = [
  'headline',
  'pronouns',
  'bio',
  'languages',
  'links',
  'aspirations',
  'avoids',
  'themes',
  'roles',
]
const wishes = ['region', 'place', 'remote', 'status', 'rate', 'load', 'per', 'availability', 'handle']
const charter = {
  common: 'Un commun',
  licence: 'MIT',
  done_means: 'Livré',
  territory: '53',
  themes: ['agenda'],
}
const dated = { starts_on: '2026-12-01', ends_on: '2027-01-01' }
const role = {
  ...{
    position: '1',
    from_on: '2026-12-01',
    until_on: '2027-01-01',
    is_learner_place: 'oui',
    is_senior: 'oui',
  },
  ...{ is_must: 'oui', remote: 'remote', 'skill-0': 'react', 'level-0': '2', 'must-0': 'oui' },
}
const milestone = { position: '1', done_on: '2026-11-20' }
const common = {
  ...{
    repository: 'https://exemple.fr/code',
    licence: 'MIT',
    governance: 'Tous',
    governance_url: 'https://exemple.fr/',
  },
  upkeep_half_days: '4',
}
/** What these forms may say besides. */
const besides: Readonly<Record<string, Body>> = {
  '/mon/profil': Object.fromEntries([...profile, ...wishes].map((name) => [name, ''])),
  '/mon/profil/savoir-faire': {
    mots: 'tricot',
    proof: 'https://exemple.fr/',
    learn: 'oui',
    more: 'oui',
    geste: '',
  },
  '/mon/temps/plage': { note: 'Absente', jours: ['1', '2'] },
  '/mon/temps/abonnement': { retirer: '' },
  '/mon/candidatures/:id/reponse': { motif: 'other', precision: 'Plus tard' },
  '/chantiers/:slug/candidatures/:id/reponse': { motif: 'other', precision: 'Plus tard' },
  '/chantiers/nouveau': { ...charter, ...dated, solution: '', need: '', group: '' },
  '/chantiers/:slug/charte': { ...charter, ...dated, solution: '' },
  '/chantiers/:slug/jalons': milestone,
  '/chantiers/:slug/jalons/:id': milestone,
  '/chantiers/:slug/roles': role,
  '/chantiers/:slug/roles/:id': role,
  '/chantiers/:slug/registre/decisions': { review_on: '2027-01-01', replaces: '' },
  '/chantiers/:slug/registre/risques': { answer: 'Former', owner: 'Ada' },
  '/chantiers/:slug/journal': { priorities: 'Livrer', figures: 'Trois' },
  '/chantiers/:slug/parties/:id/fin': { reason: 'Fini' },
  '/communs/nouveau': { ...common, solution: '' },
  '/communs/:slug/tenir': common,
  '/communs/:slug/mainteneurs': { shown_as: '' },
  '/communs/:slug/soutiens': { source_url: 'https://exemple.fr/' },
  '/espaces/:slug/membres': { jusqu: '2027-01-01', motif: 'Renfort' },
  '/espaces/:slug/modules': { motif: 'Essai' },
  '/lecons': { siren: '212900195', project: 'prive' },
}

/** What to send at a door; nothing when nobody wrote an example for it. */
export function exampleOf(route: string, named: Named): Body | undefined {
  const path = route.replace('POST ', '')
  const example = bodies[route]?.(named) ?? others[path]
  return example && { ...example, ...besides[path] }
}
