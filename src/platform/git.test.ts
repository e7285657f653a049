import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs, { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import git from 'isomorphic-git'
import { afterAll, expect, test } from 'vitest'
import { fetchHistory, readLocalHistory } from './git.ts'

const folder = mkdtempSync(join(tmpdir(), 'pluriel-git-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (day: string) => Date.parse(`${day}T10:00:00Z`) / 1000

/** A bare repository, as a forge keeps it: three changes by two people, two labels. */
async function bareRepository(name: string): Promise<string> {
  const gitdir = join(folder, name)
  await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' })
  const parent: string[] = []
  for (const [who, day, text] of [
    ['Ana Ruiz', '2025-01-10', 'Bao Le <bao@exemple.fr>\n'],
    ['Bao Le', '2026-06-01', 'b'],
    ['Ana Ruiz', '2026-10-01', 'c'],
  ] as const) {
    const blob = await git.writeBlob({ fs, gitdir, blob: Buffer.from(text) })
    const tree = await git.writeTree({
      fs,
      gitdir,
      tree: [{ mode: '100644', path: '.mailmap', oid: blob, type: 'blob' }],
    })
    const author = { name: who, email: `${who}@exemple.fr`, timestamp: at(day), timezoneOffset: 0 }
    const commit = { message: day, tree, parent: parent.slice(-1), author, committer: author }
    parent.push(await git.writeCommit({ fs, gitdir, commit }))
  }
  const [first = '', , last = ''] = parent
  await git.writeRef({ fs, gitdir, ref: 'refs/heads/main', value: last })
  await git.tag({ fs, gitdir, ref: 'v1.0.0', object: first })
  const tagger = { name: 'Ana Ruiz', email: 'ana@exemple.fr', timestamp: at('2026-10-02'), timezoneOffset: 0 }
  await git.annotatedTag({ fs, gitdir, ref: 'v1.1.0', object: last, message: 'v1.1.0', tagger })
  return gitdir
}

const expected = {
  commits: [
    { name: 'Ana Ruiz', email: 'Ana Ruiz@exemple.fr', day: '2026-10-01', isMerge: false },
    { name: 'Bao Le', email: 'Bao Le@exemple.fr', day: '2026-06-01', isMerge: false },
    { name: 'Ana Ruiz', email: 'Ana Ruiz@exemple.fr', day: '2025-01-10', isMerge: false },
  ],
  tags: [
    { name: 'v1.0.0', day: '2025-01-10' },
    { name: 'v1.1.0', day: '2026-10-02' },
  ],
  isComplete: true,
}

test('a bare local repository tells its commits and labels, with their days', async () => {
  const gitdir = await bareRepository('bare.git')
  expect(await readLocalHistory(gitdir)).toEqual({ done: true, value: { ...expected, mailmap: 'c' } })
  const shortened = await readLocalHistory(gitdir, 2)
  expect(shortened).toMatchObject({ value: { isComplete: false, commits: [{}, {}] } })
})

test('what is no repository is refused, an empty one is told', async () => {
  expect(await readLocalHistory(folder)).toMatchObject({ reason: 'not-a-repository' })
  const gitdir = join(folder, 'empty.git')
  await git.init({ fs, gitdir, bare: true })
  expect(await readLocalHistory(gitdir)).toMatchObject({ value: { commits: [], tags: [] } })
})

test('only public http addresses are knocked at', async () => {
  for (const url of [
    'file:///etc',
    '/etc',
    'ssh://x/y',
    'https://u:p@exemple.fr/x.git',
    'http://127.0.0.1:1/x.git',
  ])
    expect(await fetchHistory(url)).toMatchObject({ reason: 'address-refused' })
  expect(await fetchHistory('http://[::1]:1/x.git')).toMatchObject({ reason: 'address-refused' })
  expect(await fetchHistory('http://[::ffff:10.0.0.1]/x.git')).toMatchObject({ reason: 'address-refused' })
  expect(await fetchHistory('http://localhost:1/x.git')).toMatchObject({ reason: 'address-refused' })
})

const hasGit = (() => {
  try {
    execFileSync('git', ['--version'])
    return true
  } catch {
    return false
  }
})()

/** A small forge on loopback: git itself answers. */
const forge = (seen: string[]) =>
  createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://forge')
    if (pathname.startsWith('/silent.git')) return
    if (!pathname.startsWith('/moved.git')) return serve(request, response, seen)
    response.writeHead(302, { location: `${pathname.replace('moved', 'forge')}${search}` }).end()
  }).listen(0, '127.0.0.1')

function serve(request: IncomingMessage, response: ServerResponse, seen: string[]): void {
  const [, name = '', what = ''] = (request.url ?? '').split('/')
  if (!existsSync(join(folder, name))) return void response.writeHead(404).end()
  const isList = what === 'info'
  const type = `application/x-git-upload-pack-${isList ? 'advertisement' : 'result'}`
  response.writeHead(200, { 'content-type': type })
  if (isList) response.write('001e# service=git-upload-pack\n0000')
  const args = ['-c', 'uploadpack.allowFilter=true', 'upload-pack', '--stateless-rpc']
  const child = spawn('git', [...args, ...(isList ? ['--advertise-refs'] : []), join(folder, name)])
  request.on('data', (part: Buffer) => seen.push(part.toString('latin1')))
  request.pipe(child.stdin)
  child.stdout.pipe(response)
}

test.skipIf(!hasGit)('a forge is asked for commits and labels alone, within limits (needs git)', async () => {
  await bareRepository('forge.git')
  const seen: string[] = []
  const server = forge(seen)
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const limits = { bytesMax: 1_000_000, timeMs: 10_000, allowsPrivate: true }
  try {
    expect(await fetchHistory(`${base}/forge.git`, limits)).toEqual({ done: true, value: expected })
    expect(seen.join('')).toContain('filter tree:0')
    expect(await fetchHistory(`${base}/moved.git`, limits)).toMatchObject({ done: true })
    const tight = { ...limits, bytesMax: 100 }
    expect(await fetchHistory(`${base}/forge.git`, tight)).toMatchObject({ reason: 'too-large' })
    const hurried = { ...limits, timeMs: 200 }
    expect(await fetchHistory(`${base}/silent.git`, hurried)).toMatchObject({ reason: 'too-slow' })
    expect(await fetchHistory(`${base}/nowhere.git`, limits)).toMatchObject({ reason: 'unreachable' })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
