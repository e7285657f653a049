import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parsePubliccode } from '#engines/publiccode/parse-publiccode.ts'
import { type Acting, theHost } from '#platform/acting.ts'
import { providersFor, usageFor } from '#registry/evidence/index.ts'
import { emptyWorld, type World } from '#test/world.ts'
import {
  exportSolution,
  findSolution,
  type ImportKind,
  type ImportOptions,
  importSolutions,
  loadCatalogue,
} from '../index.ts'

const shared = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))
const sharedExists = existsSync(shared)

let world: World
let host: Acting
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pluriel-test-import-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  world = await emptyWorld()
  host = world.acting({ actor: theHost })
})

const write = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}
const imported = async (kind: ImportKind, path: string, options?: ImportOptions) => {
  const outcome = await importSolutions(host, kind, path, options)
  if (!outcome.done) throw new Error(JSON.stringify(outcome))
  return outcome.value
}
const refusal = async (kind: ImportKind, path: string, options?: ImportOptions) => {
  const outcome = await importSolutions(host, kind, path, options)
  if (outcome.done || !outcome.details) throw new Error('not refused')
  return outcome.details[0]
}
const countSolutions = async () =>
  Number(
    (
      await world.db
        .selectFrom('solution')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

const publiccode = `publiccodeYmlVersion: "0"
name: Clefs
url: https://forge.exemple.fr/mairie/clefs.git
platforms: [web]
developmentStatus: stable
softwareType: standalone/web
usedBy: [Ville de Brest]
description:
  fr:
    shortDescription: Registre des clés.
    longDescription: ${'Tient le registre des clés d’une mairie, avec les prêts et les retours. '.repeat(3)}
    features: [Prêts]
legal: { license: EUPL-1.2 }
maintenance: { type: none }
localisation: { localisationReady: false, availableLanguages: [fr] }
`

describe('publiccode.yml', () => {
  test('a file becomes a solution, and comes out as the same document', async () => {
    const path = write('un/publiccode.yml', publiccode)
    expect(await imported('publiccode', path)).toMatchObject({
      created: [{ slug: 'clefs' }],
      source: 'publiccode',
    })
    const solution = await findSolution(world.db, 'clefs')
    expect(solution).toMatchObject({ licence: 'EUPL-1.2', fr: 'Registre des clés.', hosting: ['serveur'] })
    expect(await usageFor(world.db, solution?.id ?? 0n, host.today)).toMatchObject([
      { name: 'Ville de Brest', kind: 'commune' },
    ])
    const { value } = (await exportSolution(world.db, 'clefs')) as { value: string }
    expect(parsePubliccode(value)).toEqual(parsePubliccode(publiccode))
  })

  test('a folder is read whole, and one faulty file refuses it all, with file and line', async () => {
    write('plusieurs/a/publiccode.yml', publiccode)
    write('plusieurs/b/publiccode.yaml', publiccode.replace('name: Clefs', 'nom: Autre'))
    expect(await refusal('publiccode', join(folder, 'plusieurs'))).toMatchObject({
      file: 'b/publiccode.yaml',
      line: 1,
      key: 'name',
      rule: 'required',
    })
    expect(await countSolutions()).toBe(0)
  })

  test('a repository is copied, read and removed', async () => {
    const repository = join(folder, 'depot')
    write('depot/publiccode.yml', `${publiccode}logo: logo.png\n`)
    write('depot/logo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47))
    const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore' })
    git('init', '--initial-branch=main')
    git('add', '.')
    git('-c', 'user.name=Test', '-c', 'user.email=test@exemple.fr', 'commit', '-m', 'un')
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('pluriel-import-'))
    expect(await imported('publiccode', `file://${repository}`)).toMatchObject({
      created: [{ slug: 'clefs' }],
    })
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('pluriel-import-'))).toEqual(before)
  })

  test.each([
    ['https://127.0.0.1:1/rien.git', 'git-failed'],
    ['ext::sh -c touch% /tmp/x', 'no-file'],
    ['--upload-pack=touch', 'no-file'],
    ['/nulle/part', 'no-file'],
  ])('%s is refused: %s', async (address, rule) => {
    expect(await refusal('publiccode', address)).toMatchObject({ rule })
  })

  test('a file that lacks what it names is refused', async () => {
    write('sans-logo/publiccode.yml', `${publiccode}logo: absent.png\n`)
    expect(await refusal('publiccode', join(folder, 'sans-logo'))).toMatchObject({
      key: 'logo',
      rule: 'missing-file',
    })
  })
})

describe('generic CSV', () => {
  test('semicolons, a byte order mark, accents and lists are read', async () => {
    const path = write(
      'liste.csv',
      '\uFEFFnom;licence;depot;remplace;fonctions\n"Été ; hiver";gpl-3.0+;https://forge.exemple.fr/a/b;Word|Excel;tableur\n',
    )
    const report = await imported('csv', path)
    expect(report).toMatchObject({ source: 'csv:liste', created: [{ slug: 'ete-hiver' }] })
    expect(await findSolution(world.db, 'ete-hiver')).toMatchObject({
      name: 'Été ; hiver',
      licence: 'GPL-3.0-or-later',
      replaces: ['Word', 'Excel'],
      functions: ['tableur'],
    })
  })

  test('a formula loses its sign and is told, with its line', async () => {
    const path = write(
      'formules.csv',
      'nom,description\n"Deux\nlignes",ok\n"=HYPERLINK(""http://x"")",+1+1\n-5 degrés,@x\n',
    )
    const { warnings } = await imported('csv', path)
    expect(warnings.map(({ line, key, rule }) => `${line} ${key} ${rule}`)).toEqual([
      '4 nom formula',
      '4 description formula',
      '5 nom formula',
      '5 description formula',
    ])
    const stored = await world.db.selectFrom('solution_value').select('value').execute()
    expect(stored.filter(({ value }) => typeof value === 'string' && /^[=+@-]/.test(value))).toEqual([])
  })

  test.each([
    ['nom,prix\nA,1\n', { line: 1, key: 'prix', rule: 'unknown-column' }],
    ['nom,nom\nA,B\n', { line: 1, key: 'nom', rule: 'column-twice' }],
    ['nom,depuis\nA,hier\n', { line: 2, key: 'depuis', rule: 'number' }],
    ['nom,date\nA,01/02/2026\n', { line: 2, key: 'date', rule: 'date' }],
    ['nom,statut\nA,vivant\n', { line: 2, key: 'statut', rule: 'status' }],
    ['nom,site\n,https://exemple.fr\n', { line: 2, key: 'nom', rule: 'missing-name' }],
    ['nom,site\n"A,b\n', { rule: 'csv' }],
    ['nom,site\nA\n', { line: 2, rule: 'csv' }],
    ['nom,site\nA,https://a.example\nA,https://a.example\n', { line: 3, rule: 'twice' }],
    ['', { rule: 'no-columns' }],
  ])('%j is refused: %j', async (text, expected) => {
    expect(await refusal('csv', write('fautif.csv', text))).toMatchObject(expected)
    expect(await countSolutions()).toBe(0)
  })

  test('a licence that nobody can read is told, and never guessed', async () => {
    const { warnings } = await imported('csv', write('licence.csv', 'nom,licence\nA,GPL\n'))
    expect(warnings).toMatchObject([{ line: 2, rule: 'licence-unread' }])
    expect(await findSolution(world.db, 'a')).toMatchObject({ licence: null })
  })

  test('a file too large or in another encoding is refused before it is read', async () => {
    expect(await refusal('csv', write('gros.csv', 'x'.repeat(1_001)), { bytesMax: 1_000 })).toMatchObject({
      rule: 'too-large',
    })
    expect(await refusal('csv', write('latin.csv', Uint8Array.of(0xe9)))).toMatchObject({ rule: 'not-utf8' })
  })
})

describe('JSON lists', () => {
  test('the line of a faulty element is that of its own beginning', async () => {
    const text = '[\n  { "name": "A", "licenses": ["MIT"] },\n\n  { "name": "", "note": "[{" }\n]'
    expect(await refusal('awesome-selfhosted', write('a.json', text))).toMatchObject({
      line: 4,
      rule: 'missing-name',
    })
    expect(await refusal('awesome-selfhosted', write('b.json', '[\n{]'))).toMatchObject({
      line: 2,
      rule: 'json',
    })
    expect(await refusal('sill', write('c.json', '{"a": 1}'))).toMatchObject({ rule: 'unknown-shape' })
    expect(await refusal('comptoir', write('d.json', '"x"'))).toMatchObject({ rule: 'unknown-shape' })
  })

  test('what is not free is left out, and told', async () => {
    const text = JSON.stringify([
      { name: 'Fermé', licenses: ['⊘ Proprietary'] },
      { name: 'Lisible', licenses: ['BUSL-1.1'] },
      {
        name: 'Libre',
        licenses: ['MIT', 'AGPL-3.0'],
        description: 'Notes (alternative to Evernote, [OneNote](https://x.example) and Bear).',
      },
    ])
    const report = await imported('awesome-selfhosted', write('libre.json', text))
    expect(report.warnings.map(({ rule }) => rule)).toEqual(['not-free', 'not-free'])
    expect(await findSolution(world.db, 'libre')).toMatchObject({
      licence: 'MIT AND AGPL-3.0',
      licence_family: 'network-copyleft',
      replaces: ['Evernote', 'OneNote', 'Bear'],
    })
  })

  test('the Comptoir tells who uses and who serves, as of the day of its page', async () => {
    const text = JSON.stringify({
      softwares: [
        {
          id: 7,
          name: 'Carnet',
          licence: 'GNU LGPL',
          url: 'https://comptoir.exemple.fr/7',
          modified: '2026-02-03T10:00:00+00:00',
          users: [{ name: 'Ville de Brest', url: 'https://comptoir.exemple.fr/u/1' }],
          providers: [{ name: 'Atelier' }],
        },
      ],
    })
    const report = await imported('comptoir', write('comptoir.json', text))
    expect(report.warnings).toMatchObject([{ rule: 'licence-unread', line: 1 }])
    const { id = 0n } = (await findSolution(world.db, 'carnet')) ?? {}
    expect(await usageFor(world.db, id, host.today)).toMatchObject([{ seen: '2026-02-03', state: 'current' }])
    expect(await providersFor(world.db, id)).toMatchObject([{ name: 'Atelier', seen: '2026-02-03' }])
  })
})

test('a hostile YAML is refused without being expanded', async () => {
  const bomb = `a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\nname: Bombe`
  expect(await refusal('awesome-selfhosted', write('bombe.yml', bomb))).toMatchObject({ rule: 'yaml' })
})

describe('our own catalogue', () => {
  test('a folder that is not one is refused', async () => {
    write('autre/a.yml', '- *x\n')
    expect(await refusal('catalogue', join(folder, 'autre'))).toMatchObject({ rule: 'catalogue' })
    expect(await refusal('catalogue', '/nulle/part')).toMatchObject({ rule: 'no-file' })
  })

  test('is loaded once, then only when its files change', async () => {
    const first = await loadCatalogue(world.acting())
    if (!first.done) throw new Error(JSON.stringify(first))
    expect(first.value.solutions).toBeGreaterThanOrEqual(250)
    expect(await countSolutions()).toBe(first.value.solutions)
    expect(await loadCatalogue(world.acting())).toMatchObject({ value: { loaded: false } })
  })

  test('every solution comes out as a valid publiccode.yml that brings back what is retained', async () => {
    await loadCatalogue(world.acting())
    const slugs = (await world.db.selectFrom('solution').select('slug').orderBy('slug').execute()).map(
      ({ slug }) => slug,
    )
    const before: Awaited<ReturnType<typeof findSolution>>[] = []
    for (const slug of slugs) {
      before.push(await findSolution(world.db, slug))
      const { value } = (await exportSolution(world.db, slug)) as { value: string }
      write(`catalogue/${slug}/publiccode.yml`, value)
    }
    world = await emptyWorld()
    host = { ...host, db: world.db }
    expect((await imported('publiccode', join(folder, 'catalogue'))).created).toHaveLength(slugs.length)
    for (const solution of before) {
      const back = await findSolution(world.db, solution?.slug ?? '')
      expect(back).toMatchObject({
        fr: solution?.fr,
        en: solution?.en,
        licence: solution?.licence,
        functions: solution?.functions,
        audience: solution?.audience,
        hosting: solution?.hosting,
        replaces: solution?.replaces,
        sill: solution?.sill,
        since: solution?.since,
      })
    }
  })
})

describe.skipIf(!sharedExists)('real lists (need ../shared/data)', () => {
  test.each([
    ['sill', 'sill/sill-2022-05.json', 240],
    ['sill', 'sill/sill-softwares-2022-01.json', 232],
    ['sill', 'sill/softwares-2022-02.csv', 236],
    ['sill', 'sill/sill-2020.csv', 220],
    ['sill', 'sill/compiledData_withoutReferents-sample.json', 2],
    ['awesome-selfhosted', 'awesome-selfhosted/software.json', 1_260],
    ['awesome-selfhosted', 'awesome-selfhosted', 1_260],
  ] as const)('%s: %s', async (kind, file, atLeast) => {
    const first = await imported(kind, join(shared, file))
    expect(first.created.length).toBeGreaterThanOrEqual(atLeast * 0.95)
    const again = await imported(kind, join(shared, file))
    expect(again).toMatchObject({ created: [], changed: [], unchanged: first.read })
  })

  test('one solution of three sources is one, and each keeps its say', async () => {
    await loadCatalogue(world.acting())
    await imported('sill', join(shared, 'sill/sill-2022-05.json'))
    await imported('awesome-selfhosted', join(shared, 'awesome-selfhosted/software.json'))
    const nextcloud = await findSolution(world.db, 'nextcloud')
    const sources = new Set(nextcloud?.values.map(({ source }) => source))
    expect([...sources].sort()).toEqual(['awesome-selfhosted', 'redaction', 'sill'])
    expect(nextcloud?.retained.single.fr?.from.source).toBe('redaction')
  })
})
