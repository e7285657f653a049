import { expect, test } from 'vitest'
import { namesOfSkill, skills, suggestSkills } from './skills.ts'

test('there are about two hundred skills, each with words of its own', () => {
  expect(skills.length).toBeGreaterThanOrEqual(180)
  const owner = new Map<string, string>()
  const shared: string[] = []
  for (const skill of skills)
    for (const name of new Set(namesOfSkill(skill).map((name) => name.toLowerCase().normalize('NFC')))) {
      const other = owner.get(name)
      if (other !== undefined) shared.push(`${name}: ${other}, ${skill.id}`)
      owner.set(name, skill.id)
    }
  expect(shared).toEqual([])
})

test('every label finds its skill first', () => {
  const lost = skills.flatMap(({ id, label }) =>
    [label.fr, label.en].filter((text) => !suggestSkills(text).some((found) => found.id === id)),
  )
  expect(lost).toEqual([])
})

/** As people write what they know: slips, plurals, English, sentences. None of these texts is in the list. */
const written: readonly (readonly [text: string, id: string])[] = [
  ['React JS', 'react'],
  ['reactt', 'react'],
  ['VueJs 3', 'vue'],
  ['dev JavaScript', 'javascript'],
  ['Typescrpt', 'typescript'],
  ['développeuse Python/Django', 'django'],
  ['PHP Symfony 6', 'symfony'],
  ['themes wordpress', 'wordpress'],
  ['C++ embarqué', 'c-cpp'],
  ['C# .Net Core', 'csharp-dotnet'],
  ['java springboot', 'spring'],
  ['développement front end', 'developpement-web'],
  ['apis REST', 'api-rest'],
  ['test unitaire', 'tests-automatises'],
  ['appli mobiles', 'mobile-hybride'],
  ['logiciels libres', 'maintenance-de-communs'],
  ['connecteurs Publik', 'publik'],
  ['admin système linux', 'administration-systeme'],
  ['docker-compose', 'docker'],
  ['k8s / helm', 'kubernetes'],
  ['déploiement avec Ansible', 'ansible'],
  ['sauvegardes chiffrées', 'sauvegardes'],
  ['Postgre SQL', 'postgresql'],
  ['requetes SQL', 'sql'],
  ['SIG et cartographie', 'geomatique'],
  ['Q-GIS', 'qgis'],
  ['cartes Leaflet', 'cartographie-web'],
  ['contributeur openstreetmap', 'openstreetmap'],
  ['data visualisation', 'dataviz'],
  ['ouverture des donnees publiques', 'open-data'],
  ['machine-learning', 'apprentissage-automatique'],
  ['statistique', 'statistiques'],
  ['RGPD / DPO', 'rgpd'],
  ['protection des données', 'rgpd'],
  ['pentests', 'test-intrusion'],
  ['analyse de risque EBIOS', 'analyse-de-risques'],
  ['Open ID Connect', 'identite-numerique'],
  ['accessibilité (RGAA 4)', 'rgaa'],
  ['accesibilité', 'rgaa'],
  ['audits RGAA', 'audit-accessibilite'],
  ['UX designer', 'ux'],
  ['entretiens avec des utilisateurs', 'recherche-utilisateur'],
  ['maquettes Figma', 'maquettage'],
  ['eco conception web', 'ecoconception'],
  ['langage clair et simple', 'falc'],
  ['product-owner', 'gestion-de-produit'],
  ['chefferie de projets', 'gestion-de-projet'],
  ['scrum-master', 'methodes-agiles'],
  ['AMOA collectivités', 'amoa'],
  ['accompagnement au changements', 'conduite-du-changement'],
  ['marchés public', 'marches-publics'],
  ['réponses aux appels d’offre', 'reponse-appels-d-offres'],
  ['licences logiciels libres', 'licences-libres'],
  ['facilitation de réunions', 'facilitation'],
  ['sociocracie', 'gouvernance-partagee'],
  ['community manageuse', 'animation-de-communaute'],
  ['compta générale', 'comptabilite'],
  ['demandes de subventions', 'recherche-de-financements'],
  ['formatrice pour adultes', 'formation'],
  ['médiatrice numérique', 'mediation-numerique'],
]

test('of sixty texts as people type them, at least 95 % find their skill among three', () => {
  expect(written).toHaveLength(60)
  const lost = written.filter(([text, id]) => !suggestSkills(text).some((skill) => skill.id === id))
  expect(lost.length, `lost: ${lost.map(([text]) => text).join(', ')}`).toBeLessThanOrEqual(3)
})

test('what means nothing suggests nothing', () => {
  expect(suggestSkills('')).toEqual([])
  expect(suggestSkills('xqzwv')).toEqual([])
})
