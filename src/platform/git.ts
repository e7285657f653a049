import fs from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import git from 'isomorphic-git'
import type { Commit, History, Tag } from '#engines/git-history/index.ts'
import { type HttpLimits, limitedHttp, TooMuch } from './git-http.ts'
import { done, refused } from './outcome.ts'

/** The latest commits are enough for every criterion; what is older is counted when it is there. */
export const COMMITS_MAX = 20_000
const TAGS_MAX = 5_000

const dayOfSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** The folder of git in a clone, or the folder itself when the repository is bare. */
async function gitdirOf(folder: string): Promise<string | undefined> {
  for (const gitdir of [join(folder, '.git'), folder])
    if ((await exists(join(gitdir, 'HEAD'))) && (await exists(join(gitdir, 'objects')))) return gitdir
  return undefined
}

/**
 * What the history of a local repository tells, from HEAD: a clone or a bare one. For the console of the host and for
 * what the site itself fetched: a path never comes from a visitor.
 */
export async function readLocalHistory(folder: string, commitsMax = COMMITS_MAX) {
  const gitdir = await gitdirOf(folder)
  if (!gitdir) return refused('not-a-repository')
  const cache = {}
  const at = { fs, gitdir, cache }
  const head = await git.resolveRef({ ...at, ref: 'HEAD' }).catch(() => undefined)
  if (!head) return done<History>({ commits: [], tags: [], isComplete: true })
  const logged = await git.log({ ...at, ref: head, depth: commitsMax })
  const commits = logged.map(({ commit: { author, parent } }): Commit => {
    const { name, email, timestamp } = author
    return { name, email, day: dayOfSeconds(timestamp), isMerge: parent.length > 1 }
  })
  const tags = await tagsOf(at)
  const mailmap = await mailmapOf(at, head)
  return done<History>({ commits, tags, isComplete: commits.length < commitsMax, mailmap })
}

type At = { fs: typeof fs; gitdir: string; cache: object }

async function tagsOf(at: At): Promise<Tag[]> {
  const names = (await git.listTags(at)).slice(-TAGS_MAX)
  const days = await Promise.all(names.map((name) => tagDay(at, name)))
  return names.flatMap((name, i) => {
    const day = days[i]
    return day === undefined ? [] : [{ name, day }]
  })
}

/** A label without a day of its own has that of its commit; one of something else has none. */
async function tagDay(at: At, name: string): Promise<string | undefined> {
  try {
    const oid = await git.resolveRef({ ...at, ref: `refs/tags/${name}` })
    const label = await git.readTag({ ...at, oid }).catch(() => undefined)
    // One that bears no name of its own has the day of its commit.
    return label?.tag.tagger ? dayOfSeconds(label.tag.tagger.timestamp) : await commitDay(at, oid)
  } catch {
    // A label whose object was not fetched tells no day.
    return undefined
  }
}

const commitDay = async (at: At, oid: string) =>
  dayOfSeconds((await git.readCommit({ ...at, oid })).commit.committer.timestamp)

const MAILMAP_SIGNS_MAX = 200_000
const mailmapOf = (at: At, oid: string): Promise<string | undefined> =>
  git.readBlob({ ...at, oid, filepath: '.mailmap' }).then(
    ({ blob }) => new TextDecoder().decode(blob).slice(0, MAILMAP_SIGNS_MAX),
    () => undefined,
  )

const CLONE_LIMITS: HttpLimits = { bytesMax: 150_000_000, timeMs: 120_000, allowsPrivate: false }

/**
 * Fetches the history of a public repository over http(s) into a folder that is thrown away, reads it, and asks for
 * nothing but commits and labels when the forge allows it. Addresses of private networks are refused, so that a
 * visitor cannot make the site knock at its own doors. For jobs and commands: never while a visitor waits.
 */
export async function fetchHistory(url: string, limits: HttpLimits = CLONE_LIMITS) {
  if (!/^https?:\/\/[^\s@]+$/i.test(url)) return refused('address-refused')
  const folder = await mkdtemp(join(tmpdir(), 'pluriel-git-'))
  try {
    const http = limitedHttp(limits)
    await git.clone({ fs, http, dir: folder, gitdir: folder, url, noCheckout: true, singleBranch: false })
    return await readLocalHistory(folder)
  } catch (error) {
    return refused(error instanceof TooMuch ? error.reason : 'unreachable')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
