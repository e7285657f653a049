import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { understand } from './understand.ts'

/** 40 needs written in the words of French agents; by id, the functions that a careful reader hears in each. */
const heard: Readonly<Record<string, readonly string[]>> = {
  rdv1: ['prise-rendez-vous'],
  ads: ['urbanisme-ads'],
  parapheur: ['parapheur', 'signature-electronique'],
  budgetpart: ['budget-participatif'],
  archives: ['archivage-electronique', 'records-management'],
  sig1: ['sig', 'cadastre', 'documents-urbanisme'],
  formulaire: ['formulaires'],
  siteweb2: ['site-statique'],
  newsletter: ['lettre-information'],
  listes: ['listes-diffusion'],
  kanban: ['gestion-taches'],
  gantt: ['gestion-projets'],
  video: ['diffusion-video'],
  ldap: ['annuaire-ldap'],
  statsweb: ['mesure-audience'],
  sauvegarde: ['sauvegarde'],
  montage: ['montage-video'],
  courrier: ['gestion-courrier'],
  covoiturage: ['covoiturage'],
  friches: ['foncier-friches'],
  zan: ['foncier-friches'],
  rando: ['tourisme-randonnee'],
  dataviz: ['decisionnel-bi'],
  gmao: ['gmao'],
  stocks: ['gestion-stock'],
  forge: ['forge'],
  logs: ['journaux'],
  vpn: ['vpn'],
  rse: ['intranet'],
  ent: ['ent'],
  transcription: ['transcription'],
  traduction: ['traduction'],
  dys: ['lecture-dyslexie'],
  petitesvilles: ['demarches-en-ligne'],
  dechets: ['dechets'],
  paie: ['paie'],
  fourriere: ['police-municipale'],
  transportscolaire: ['transport-scolaire'],
  podcast: ['podcast-radio'],
  status: ['page-etat'],
}

const file = new URL('../../../../shared/data/matching/needs.public.json', import.meta.url)

test.skipIf(!existsSync(file))(
  'most of the 40 public needs name a function that a reader hears (needs ../shared/data/matching/needs.public.json)',
  () => {
    const needs = JSON.parse(readFileSync(file, 'utf8')) as { id: string; text: string }[] // A file of ours, for tests.
    const taxonomy = readTaxonomy()
    const read = needs.map(({ id, text }) => ({
      id,
      said: understand(text, taxonomy, '2026-11-21').functions.filter(({ origin }) => origin === 'said'),
    }))
    const missed = read.filter(({ id, said }) => !said.some((one) => heard[id]?.includes(one.id)))
    const beside = read.flatMap(({ id, said }) => said.filter((one) => !heard[id]?.includes(one.id)))
    expect(needs.map(({ id }) => id).filter((id) => !heard[id])).toEqual([])
    expect(missed.map(({ id }) => id).filter((id) => id !== 'petitesvilles')).toEqual([])
    expect(missed.length).toBeLessThanOrEqual(needs.length * 0.2)
    expect(beside.length, 'functions that nobody asked for stay few').toBeLessThanOrEqual(6)
  },
)
