import type { LicenceFamily } from '#engines/spdx/licence-family.ts'
import { formatDate, type Lang } from '#platform/lang.ts'
import { type Criterion, type CriterionId, RELEASE_MONTHS_MAX } from './criteria.ts'

type Say = (criterion: Criterion) => string

const fr: Record<CriterionId, Say> = {
  code: ({ state }) => (state === 'ok' ? 'Code public' : 'Adresse du code : inconnue'),
  licence: ({ state, detail }) => {
    if (state === 'ok') return `Licence reconnue par l’Open Source Initiative : ${detail}`
    if (state === 'partly') return `Licence libre, non reconnue par l’Open Source Initiative : ${detail}`
    return state === 'no' ? `Licence qui n’est pas libre : ${detail}` : 'Licence : inconnue ou non reconnue'
  },
  maintained: ({ state }) =>
    ({ ok: 'Projet maintenu', no: 'Projet archivé', unknown: 'Maintenance : inconnue', partly: '' })[state],
  release: ({ state, detail }) => {
    if (state === 'unknown') return 'Dernière version : date inconnue'
    const date = formatDate('fr', String(detail))
    return state === 'ok'
      ? `Dernière version connue : ${date}`
      : `Dernière version connue : ${date}, il y a plus de ${RELEASE_MONTHS_MAX} mois`
  },
  documentation: ({ state }) =>
    state === 'ok' ? 'Documentation publiée' : 'Documentation : adresse inconnue',
  sill: ({ state, detail }) => {
    if (state === 'unknown') return 'Socle interministériel (SILL) : présence inconnue'
    const edition = `socle interministériel (SILL), ${formatDate('fr', String(detail))}`
    return state === 'ok' ? `Citée par le ${edition}` : `Recommandation finissante au ${edition}`
  },
  support: ({ state }) =>
    ({
      ok: 'Couverte par le marché de support de l’État',
      no: 'Hors du marché de support de l’État',
      unknown: 'Marché de support de l’État : inconnu',
      partly: '',
    })[state],
  providers: ({ state, detail }) => {
    if (state === 'ok') return `Plusieurs prestataires cités : ${detail}`
    return state === 'partly' ? 'Un seul prestataire cité' : 'Prestataires : aucun de connu'
  },
  users: ({ state, detail }) => {
    if (state === 'ok')
      return `Usage prouvé et à jour : ${detail} ${Number(detail) > 1 ? 'organismes' : 'organisme'}`
    return state === 'partly' ? `Usages à confirmer : ${detail}` : 'Usages : aucun de connu'
  },
}
const en: typeof fr = {
  code: ({ state }) => (state === 'ok' ? 'Public code' : 'Address of the code: unknown'),
  licence: ({ state, detail }) => {
    if (state === 'ok') return `Licence approved by the Open Source Initiative: ${detail}`
    if (state === 'partly') return `Free licence, not approved by the Open Source Initiative: ${detail}`
    return state === 'no' ? `Licence that is not free: ${detail}` : 'Licence: unknown or not recognised'
  },
  maintained: ({ state }) =>
    ({ ok: 'Maintained', no: 'Archived', unknown: 'Maintenance: unknown', partly: '' })[state],
  release: ({ state, detail }) => {
    if (state === 'unknown') return 'Latest release: date unknown'
    const date = formatDate('en', String(detail))
    return state === 'ok'
      ? `Latest known release: ${date}`
      : `Latest known release: ${date}, more than ${RELEASE_MONTHS_MAX} months ago`
  },
  documentation: ({ state }) =>
    state === 'ok' ? 'Published documentation' : 'Documentation: address unknown',
  sill: ({ state, detail }) => {
    if (state === 'unknown') return 'State list of free software (SILL): presence unknown'
    const edition = `State list of free software (SILL), ${formatDate('en', String(detail))}`
    return state === 'ok' ? `In the ${edition}` : `Recommendation ending in the ${edition}`
  },
  support: ({ state }) =>
    ({
      ok: 'Covered by the State’s support contract',
      no: 'Outside the State’s support contract',
      unknown: 'State’s support contract: unknown',
      partly: '',
    })[state],
  providers: ({ state, detail }) => {
    if (state === 'ok') return `Several known providers: ${detail}`
    return state === 'partly' ? 'One known provider only' : 'Providers: none known'
  },
  users: ({ state, detail }) => {
    if (state === 'ok') return `Proven use, up to date: ${detail} ${Number(detail) === 1 ? 'body' : 'bodies'}`
    return state === 'partly' ? `Uses to confirm: ${detail}` : 'Uses: none known'
  },
}
const criterionWords = { fr, en }
export const criterionText = (lang: Lang, criterion: Criterion): string =>
  criterionWords[lang][criterion.id](criterion)

/** What a licence asks of you, in a sentence; the licence itself is the law, and is linked. */
export const licenceSentences: Record<Lang, Record<LicenceFamily, string>> = {
  fr: {
    'public-domain': 'Vous en faites ce que vous voulez, sans condition.',
    permissive:
      'Vous l’utilisez, le modifiez et le redistribuez librement en citant ses auteur·e·s. Une version modifiée peut devenir fermée.',
    'weak-copyleft':
      'Vous l’utilisez et le modifiez librement. Qui distribue ses fichiers modifiés les laisse libres ; ce qui s’y branche peut garder une autre licence.',
    copyleft:
      'Vous l’utilisez et le modifiez librement. Qui distribue une version modifiée donne son code sous la même licence.',
    'network-copyleft':
      'Vous l’utilisez et le modifiez librement. Qui distribue une version modifiée, ou l’ouvre en ligne à d’autres, donne son code sous la même licence.',
    restricted: 'Son code se lit, mais la licence limite l’usage : ce n’est pas un logiciel libre.',
    unknown: 'Nous ne savons pas ce que cette licence permet : lisez-la avant de vous engager.',
  },
  en: {
    'public-domain': 'You do what you want with it, without conditions.',
    permissive:
      'You use, change and share it freely, naming its authors. A changed version may become closed.',
    'weak-copyleft':
      'You use and change it freely. Whoever distributes its changed files leaves them free; what plugs into it may have another licence.',
    copyleft:
      'You use and change it freely. Whoever distributes a changed version gives its code under the same licence.',
    'network-copyleft':
      'You use and change it freely. Whoever distributes a changed version, or opens it online to others, gives its code under the same licence.',
    restricted: 'Its code can be read, but the licence limits its use: it is not free software.',
    unknown: 'We do not know what this licence allows: read it before you commit.',
  },
}
