// For each form of the site that is about a space, a body that its action accepts, about things that the test gives.
import { DEFAULT_POLICY } from '#engines/team/index.ts'
import { modules } from '#registry/space/index.ts'

/** What bodies name: numbers of rows, addresses and words, drawn or fixed by who asks. */
export type Named = {
  organisation: string
  siren: string
  person: string
  handle: string
  role: string
  session: string
  email: string
  /** A word of its own, so that what was written can be found again. */
  word: string
}
type Body = Record<string, string | string[]>

const DAY = '2026-11-20'
const LATER = '2026-12-20'

const { rules, weights } = DEFAULT_POLICY
const policy = ({ word }: Named): Body => ({
  ...Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, String(value)])),
  ...Object.fromEntries(
    (['engagementMin', 'projectsMax', 'peopleMax', 'target'] as const).map((name) => [
      name,
      String(rules[name]),
    ]),
  ),
  rate: '300',
  costReference: '300',
  why: word,
})
const charter = ({ word }: Named): Body => ({ title: word, choice: 'create', purpose: word })
const milestone = ({ word }: Named): Body => ({ title: word, due_on: LATER, note: word })
const role = ({ word }: Named): Body => ({ title: word, half_days: '4', places: '1' })
const risk = ({ word }: Named): Body => ({ title: word, likelihood: 'low', impact: 'high' })
const post = ({ word }: Named): Body => ({ mood: 'good', progress: word, needs: word })
const ending = (): Body => ({ motif: 'Terminé' })
const nothing = (): Body => ({})

export const bodies: Readonly<Record<string, (named: Named) => Body>> = {
  'POST /espaces': ({ siren, email }) => ({ organisme: siren, courriel: email }),
  'POST /espaces/invitations/:id': () => ({ reponse: 'accepted' }),
  'POST /compte/sessions': ({ session }) => ({ session }),
  'POST /espaces/:slug/membres': ({ person }) => ({ personne: person, role: 'mentor', des: DAY }),
  'POST /espaces/:slug/membres/:id/fin': () => ({ jusqu: '2026-11-21', motif: 'Départ' }),
  'POST /espaces/:slug/invitations': ({ email }) => ({ courriel: email, roles: ['member'] }),
  'POST /espaces/:slug/invitations/:id/retrait': nothing,
  'POST /espaces/:slug/modules': () => ({ actifs: [...modules], motif: 'Essai' }),
  'POST /espaces/:slug/equipes': nothing,
  'POST /espaces/:slug/politique-equipe': policy,
  'POST /espaces/:slug/export': () => ({ motif: 'Sauvegarde' }),
  'POST /chantiers/nouveau': (named) => ({ ...charter(named), owner: named.organisation }),
  'POST /chantiers/:slug/charte': charter,
  'POST /chantiers/:slug/phase': ({ word }) => ({ phase: 'construction', from_on: DAY, reason: word }),
  'POST /chantiers/:slug/parties': ({ organisation, word }) => ({
    ...{ organisation, kind: 'maintainer', from_on: DAY, note: word },
  }),
  'POST /chantiers/:slug/parties/:id/fin': () => ({ until_on: '2099-01-01' }),
  'POST /chantiers/:slug/personnes': ({ person }) => ({ person }),
  'POST /chantiers/:slug/personnes/:id/fin': nothing,
  'POST /chantiers/:slug/jalons': milestone,
  'POST /chantiers/:slug/jalons/:id': milestone,
  'POST /chantiers/:slug/jalons/:id/retirer': nothing,
  'POST /chantiers/:slug/roles': role,
  'POST /chantiers/:slug/roles/budget': () => ({ team_budget: '12000' }),
  'POST /chantiers/:slug/roles/:id': role,
  'POST /chantiers/:slug/roles/:id/etat': () => ({ move: 'publish' }),
  'POST /chantiers/:slug/roles/:id/retirer': nothing,
  'POST /chantiers/:slug/registre/decisions': ({ word }) => ({
    ...{ title: word, why: word, who: word, decided_on: DAY },
  }),
  'POST /chantiers/:slug/registre/risques': risk,
  'POST /chantiers/:slug/registre/risques/:id': risk,
  'POST /chantiers/:slug/registre/risques/:id/clore': nothing,
  'POST /chantiers/:slug/registre/documents': ({ word }) => ({ title: word, url: 'https://exemple.fr/note' }),
  'POST /chantiers/:slug/registre/documents/:id/retirer': nothing,
  'POST /chantiers/:slug/candidatures/invitations': ({ handle, role: wanted }) => ({
    ...{ adresse: handle, role: wanted, message: '' },
  }),
  'POST /chantiers/:slug/candidatures/:id/reponse': () => ({ reponse: 'accept' }),
  'POST /chantiers/:slug/engagements/:id/fin': ending,
  'POST /chantiers/:slug/engagements/:id/suite': () => ({ suite: 'oui', jusqu: LATER }),
  'POST /chantiers/:slug/journal': post,
  'POST /chantiers/:slug/journal/:id/corriger': post,
  'POST /chantiers/:slug/journal/manques/:id/besoin': nothing,
  'POST /chantiers/:slug/suivre': ({ email }) => ({ email }),
  'POST /chantiers/:slug/suivre/arret': nothing,
  'POST /chantiers/:slug/suivre/adresses': nothing,
  'POST /chantiers/:slug/equipe': nothing,
  'POST /chantiers/:slug/equipe/:id/choix': () => ({ equipe: '1', motif: 'Disponible' }),
  'POST /communs/nouveau': ({ organisation, word }) => ({
    owner: organisation,
    name: word,
    alert_months: '12',
  }),
  'POST /communs/:slug/tenir': ({ word }) => ({ name: word, alert_months: '12' }),
  'POST /communs/:slug/mainteneurs': ({ siren, word }) => ({ siren, part: word, from_on: DAY }),
  'POST /communs/:slug/mainteneurs/:id/fin': nothing,
  'POST /communs/:slug/soutiens': ({ word }) => ({
    ...{ source: word, half_days: '4', from_on: DAY, until_on: LATER },
  }),
  'POST /communs/:slug/soutiens/:id/fin': () => ({ on: DAY }),
  'POST /communs/:slug/parole': ({ word }) => ({ kind: 'stable', reason: word, until_on: LATER }),
  'POST /communs/:slug/appels': () => ({ code: 'runway', note: 'Appel' }),
  'POST /communs/:slug/appels/:id/fin': nothing,
  'POST /chantiers/:slug/lecons': () => ({ event: 'incident', on: DAY }),
  'POST /lecons': ({ organisation, word }) => ({ owner: organisation, event: 'incident', line: word }),
  'POST /lecons/:id': ({ word }) => ({ line: word }),
  'POST /lecons/:id/rien': nothing,
  'POST /postes/:id/candidature': () => ({ message: 'Bonjour', joint: '' }),
  'POST /mon/candidatures/:id/reponse': () => ({ reponse: 'accept' }),
  'POST /mon/engagements/:id/fin': ending,
  'POST /mon/engagements/:id/suite': () => ({ suite: 'oui', jusqu: LATER }),
  'POST /mon/engagements/:id/grille': nothing,
  'POST /mon/engagements/preferences': () => ({ propose: 'network', lettres: 'oui' }),
  'POST /mon/profil': ({ word }) => ({ name: word, headline: word, 'seen-headline': 'coop' }),
  'POST /mon/profil/savoir-faire': () => ({ skill: 'react', level: '2', visibility: 'network' }),
  'POST /mon/temps': () => ({ 'c-2026-12-01am': 'd', 'b-2026-12-01am': '' }),
  'POST /mon/temps/plage': () => ({ du: '2026-12-01', au: '2026-12-04', moitie: 'jour', lettre: 'd' }),
  'POST /mon/temps/abonnement': () => ({ montre: 'details' }),
}
