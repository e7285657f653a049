import fs, { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import git from 'isomorphic-git'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { runCommon } from './common.command.ts'

const folder = mkdtempSync(join(tmpdir(), 'pluriel-common-'))
afterAll(() => rmSync(folder, { recursive: true }))

let out: string[]
let err: string[]
beforeEach(() => {
  out = []
  err = []
})
const io = {
  out: (line: string) => void out.push(line),
  err: (line: string) => void err.push(line),
  isTerminal: false,
}
const run = (...args: string[]) => runCommon(args, io, '2026-11-22')

/** A bare repository: six changes by Ana, two by Bao, one version. */
async function repository(): Promise<string> {
  const gitdir = join(folder, 'commun.git')
  await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' })
  const tree = await git.writeTree({ fs, gitdir, tree: [] })
  let parent: string[] = []
  for (let i = 1; i <= 8; i++) {
    const name = i % 4 === 0 ? 'Bao Le' : 'Ana Ruiz'
    const timestamp = Date.parse(`2026-10-0${i}T10:00:00Z`) / 1000
    const author = { name, email: `${name}@exemple.fr`, timestamp, timezoneOffset: 0 }
    const commit = { message: `${i}`, tree, parent, author, committer: author }
    parent = [await git.writeCommit({ fs, gitdir, commit })]
  }
  const [value = ''] = parent
  await git.writeRef({ fs, gitdir, ref: 'refs/heads/main', value, force: true })
  await git.tag({ fs, gitdir, ref: 'v1.2.0', object: value, force: true })
  return gitdir
}

test('a bare repository tells commits, people, versions and a bus factor, and names nobody', async () => {
  expect(await run('--repository', await repository(), '--json')).toBe(0)
  const told = JSON.parse(out[0] ?? '')
  expect(told).toMatchObject({
    readOn: '2026-11-22',
    commits: 8,
    people: 2,
    isComplete: true,
    perYear: [{ period: '2026', commits: 8 }],
    perQuarter: [{ period: '2026-Q4', commits: 8 }],
    releases: [{ version: '1.2.0', day: '2026-10-08', scheme: 'semver' }],
  })
  const criteria = told.criteria as { code: string; state: string; value: unknown }[]
  expect(criteria.map(({ code, state, value }) => [code, state, value])).toEqual([
    ['recent-commits', 'ok', 8],
    ['last-commit', 'ok', '2026-10-08'],
    ['last-release', 'ok', '2026-10-08'],
    ['people-active', 'watch', 2],
    ['bus-factor', 'red', 1],
    ['issue-response', 'unknown', undefined],
    ['change-closure', 'unknown', undefined],
  ])
  expect(out[0]).not.toContain('Ana')
})

test('without --json, the same in words', async () => {
  expect(await run('--repository', await repository())).toBe(0)
  expect(out[0]).toBe('8 changements par 2 personnes, fusions et robots à part.')
  expect(out.join('\n')).toContain(
    '?  délai de réponse aux tickets : inconnu (CHAOSS, Time to First Response)',
  )
})

test('what is no repository is refused in both languages; what is not understood says how to ask', async () => {
  expect(await run('--repository', folder)).toBe(1)
  expect(err[0]).toContain('(not-a-repository) ce dossier')
  expect(err[1]).toContain('this folder')
  expect(await run('--repository', 'http://127.0.0.1:1/x.git')).toBe(1)
  for (const args of [[], ['--oups'], ['--repository']]) expect(await run(...args)).toBe(2)
})
