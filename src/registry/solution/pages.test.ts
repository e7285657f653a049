import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { parsePubliccode } from '#engines/publiccode/parse-publiccode.ts'
import { theHost } from '#platform/acting.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { findSolution, type SolutionRecord, saveSolutions } from './index.ts'
import { readSearch, searchQuery } from './solution-list.form.ts'

const HTML = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
const SQL = "'; drop table solution; --"
const today = '2026-11-21'
let world: World

const described: SolutionRecord[] = [
  {
    slug: 'carnet',
    sourceUrl: 'https://carnet.example/',
    dated: '2026-11-21',
    fields: {
      name: 'Carnet partagé',
      fr: 'Tient les comptes rendus à plusieurs, avec l’accessibilité en tête.',
      en: 'Minutes written together.',
      licence: 'AGPL-3.0-or-later',
      website: 'https://carnet.example/',
      repository: 'https://forge.example/carnet/carnet',
      functions: {
        'edition-collaborative': { state: 'proven', proof: 'https://carnet.example/ecrire' },
        agenda: { state: 'partly', proof: 'https://carnet.example/agenda', fr: 'Par une extension' },
      },
      audience: ['commune', 'association'],
      hosting: ['serveur', 'service'],
      replaces: ['Google Docs', 'Doodle'],
      alternatives: ['bloc', 'inconnue-ici'],
      sill: 12,
    },
    users: [
      { name: 'Commune de Brest', for: 'Conseils', source: 'https://exemple.fr/usages', seen: '2026-05' },
      { name: 'Commune de Lannion', source: 'sill-services-2022', seen: '2022-02' },
    ],
    providers: [
      { name: 'Zoé libre', for: 'hébergement', source: 'marche-support-2025', seen: '2025-09' },
      { name: 'Atelier', for: 'support', source: 'https://exemple.fr/prestataires', seen: '2026' },
    ],
  },
  {
    slug: 'bloc',
    fields: { name: 'Bloc', en: 'A notepad.', licence: 'MIT', website: 'https://bloc.example/' },
  },
  {
    slug: 'ferme',
    fields: { name: 'Fermé', fr: 'Un code que l’on lit seulement.', licence: 'SSPL-1.0', status: 'archived' },
  },
  {
    slug: 'hostile',
    fields: {
      name: HTML,
      fr: HTML,
      long: `${HTML} ${SQL}`,
      licenceText: HTML,
      replaces: ['=cmd|calc', HTML],
      keywords: [SQL],
      functions: { agenda: { state: 'no', fr: HTML } },
    },
    users: [{ name: `=1+1 ${HTML}`, for: SQL, source: HTML, seen: '2026' }],
    providers: [{ name: HTML, for: HTML, source: HTML, seen: '2026' }],
  },
]
beforeAll(async () => {
  world = await emptyWorld()
  const host = world.acting({ actor: theHost })
  expect(await saveSolutions(host, 'redaction', described)).toMatchObject({ done: true })
  const other: SolutionRecord = {
    dated: '2022-05',
    fields: { name: 'Carnet partagé', licence: 'MIT', repository: 'https://forge.example/carnet/carnet.git' },
  }
  expect(await saveSolutions(host, 'sill', [other])).toMatchObject({ done: true })
})
const page = async (path: string) => {
  const answer = await world.get(path)
  expect(answer.status).toBe(200)
  return answer.text()
}
const read = (path: string) => page(path).then((html) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' '))

describe('search', () => {
  test('a proprietary name leads to what replaces it, and says so', async () => {
    const text = await read('/solutions?q=doodle')
    expect(text).toContain('Carnet partagé')
    expect(text).toContain('Remplace Doodle, Google Docs')
    expect(text).not.toContain('A notepad')
  })

  test('accents do not matter, and the order is said', async () => {
    expect(await read('/solutions?q=ACCESSIBILITE')).toContain('1 solution')
    expect(await read('/solutions?q=accessibilité')).toContain('Les noms qui répondent d’abord')
    expect(await read('/solutions')).toContain('Par ordre alphabétique.')
  })

  test.each([
    ['fonction=agenda', ['Carnet partagé']],
    ['licence=permissive', ['Bloc']],
    ['licence=restricted', ['Fermé']],
    ['hebergement=service', ['Carnet partagé']],
    ['public=association', ['Carnet partagé']],
    ['utilisee=commune', ['Carnet partagé']],
    ['utilisee=region', []],
    ['licence=n-importe-quoi', ['Bloc', 'Carnet partagé', 'Fermé']],
  ])('the address ?%s keeps its filter', async (query, names) => {
    const html = await page(`/solutions?${query}`)
    const found = ['Bloc', 'Carnet partagé', 'Fermé'].filter((name) => html.includes(`>${name}</a>`))
    expect(found).toEqual(names)
  })

  test('a chosen function stays in the form and can be taken out', async () => {
    const html = await page(
      '/solutions?q=notes&fonction=agenda&fonction=edition-collaborative&licence=copyleft',
    )
    expect(html).toContain('<input type="hidden" name="fonction" value="agenda"')
    expect(html).toContain('/solutions?q=notes&amp;fonction=edition-collaborative&amp;licence=copyleft')
    expect(html).toContain('Retirer «\u00a0Tenir des agendas partagés\u00a0»')
  })

  test('nothing found: a way out, in both languages', async () => {
    const html = await page('/solutions?q=zzzz')
    expect(html).toContain('Aucune solution ne répond')
    expect(html).toContain('href="/besoins/nouveau"')
    expect(await page('/en/solutions?q=zzzz')).toContain('href="/en/besoins/nouveau"')
  })

  test('a page that no longer exists leads to the last one', async () => {
    const answer = await world.get('/en/solutions?licence=permissive&page=9')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/en/solutions?licence=permissive')
  })

  test('functions by family count the solutions that have them', async () => {
    const text = await read('/solutions/fonctions')
    expect(text).toMatch(/Travail à plusieurs.*Tenir des agendas partagés 1/)
    expect(await read('/en/solutions/fonctions')).toContain('Working together')
  })

  test('the CSV has every row of the search, and no formula', async () => {
    const answer = await world.get('/solutions.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = await answer.text()
    expect(text).toMatch(/^slug,name,/)
    // As the browser receives it: `text()` above takes the mark off.
    const bytes = new Uint8Array(await (await world.get('/solutions.csv')).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text).toContain("'=cmd|calc")
    expect(text.trim().split('\n')).toHaveLength(1 + described.length)
    expect(text).toContain('http://localhost:3000/solutions/carnet')
    expect(await (await world.get('/solutions.csv?q=doodle')).text()).not.toContain('Bloc')
  })

  test('a search survives its own address, whatever it holds', () => {
    const anyAddress = fc.dictionary(
      fc.constantFrom('q', 'fonction', 'licence', 'public', 'hebergement', 'utilisee', 'page', 'autre'),
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('agenda', 'copyleft', 'commune', '3')),
        {
          minLength: 1,
          maxLength: 7,
        },
      ),
    )
    fc.assert(
      fc.property(anyAddress, (query) => {
        const { search, page } = readSearch(query)
        const again = new URLSearchParams(searchQuery(search, page))
        const asked = Object.fromEntries([...again.keys()].map((name) => [name, again.getAll(name)]))
        expect(readSearch(asked)).toEqual({ search, page })
      }),
    )
  })
})

describe('passport', () => {
  test('two sources disagree on the licence: the retained one, its source and its date, and the other', async () => {
    const text = await read('/solutions/carnet')
    expect(text).toContain('AGPL-3.0-or-later')
    expect(text).toContain('Rédaction Pluriel, 21 novembre 2026. Ailleurs : MIT (SILL, mai 2022).')
    const sources = await read('/solutions/carnet/sources')
    expect(sources).toContain('MIT (SILL, mai 2022)')
  })

  test('functions say their state and their proof', async () => {
    const html = await page('/solutions/carnet')
    expect(html).toContain('href="https://carnet.example/ecrire"')
    expect(html).toContain('Tenir des agendas partagés – Par une extension')
    expect(await read('/solutions/carnet/fonctions')).toMatch(/Par une extension\s?en partie/)
  })

  test('fresh proofs count and old ones stand apart', async () => {
    const passport = await read('/solutions/carnet')
    expect(passport).toContain('1 organisme, preuve à jour · Commune (1)')
    expect(passport).toContain('1 preuve ancienne, à confirmer')
    expect(passport).not.toContain('Commune de Lannion')
    expect(await read('/solutions/carnet/usages')).toMatch(/À confirmer.*Commune de Lannion/)
    world.setNow('2028-05-01')
    expect(await read('/solutions/carnet')).toContain('2 preuves anciennes, à confirmer')
    world.setNow(today)
  })

  test('providers are in alphabetical order, each with its source', async () => {
    const html = await page('/solutions/carnet/prestataires')
    expect(html.indexOf('Atelier')).toBeLessThan(html.indexOf('Zoé libre'))
    expect(html).toContain('titulaires et périmètre, septembre 2025')
  })

  test('alternatives are links when they are described here, and the licence is explained', async () => {
    const html = await page('/solutions/carnet')
    expect(html).toContain('href="/solutions/bloc"')
    expect(html).toContain('inconnue-ici')
    expect(html).not.toContain('href="/solutions/inconnue-ici"')
    expect(html).toContain('ou l’ouvre en ligne à d’autres, donne son code sous la même licence')
    expect(await page('/en/solutions/ferme')).toContain('it is not free software')
  })

  test('what nobody tells is said unknown, never no', async () => {
    const text = await read('/solutions/bloc')
    for (const unknown of ['Code public', 'Maintenance', 'Dernière version', 'Documentation', 'Usages'])
      expect(text, unknown).not.toMatch(new RegExp(`Non :\\s?${unknown}`))
    expect(text).toContain('Sa conformité au RGAA')
    expect(text).toContain('Aucune source ne dit encore ce que cette solution sait faire.')
    expect(text).toContain('A notepad.')
  })

  test('a missing solution is a missing page, on every view', async () => {
    for (const view of ['', '/fonctions', '/usages', '/prestataires', '/sources', '/publiccode.yml'])
      expect((await world.get(`/solutions/nulle-part${view}`)).status, view).toBe(404)
  })

  test('publiccode.yml is a file that parses', async () => {
    const answer = await world.get('/solutions/carnet/publiccode.yml')
    expect(answer.headers.get('content-type')).toBe('application/yaml; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('carnet.publiccode.yml')
    const parsed = parsePubliccode(await answer.text())
    expect('solution' in parsed && parsed.solution.name).toBe('Carnet partagé')
    expect((await world.get('/solutions/ferme/publiccode.yml')).status).toBe(404)
  })

  test('every view speaks English', async () => {
    for (const view of ['', '/fonctions', '/usages', '/prestataires', '/sources']) {
      const html = await page(`/en/solutions/carnet${view}`)
      expect(html).toContain('<html lang="en">')
      expect(html).toContain('We use it')
      expect(html).not.toContain('Preuves d’usage')
    }
  })
})

test('a code of HTML, of SQL or of a spreadsheet is shown as it was written', async () => {
  const paths = [
    '/solutions',
    '/solutions/hostile',
    '/solutions/hostile/usages',
    '/solutions/hostile/sources',
  ]
  for (const path of [...paths, '/solutions/hostile/fonctions', '/solutions/hostile/prestataires']) {
    const html = await page(path)
    expect(html, path).not.toMatch(/<script>|<img|onerror=alert\(1\)>/)
    expect(html, path).toContain('&lt;script&gt;')
  }
  expect(
    await page(`/solutions?q=${encodeURIComponent(HTML)}&licence=${encodeURIComponent(SQL)}`),
  ).not.toContain('<script>')
  expect((await findSolution(world.db, 'hostile'))?.name).toBe(HTML)
})
