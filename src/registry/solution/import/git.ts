import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ImportProblem } from '../import-problem.ts'
import { readProblem } from './reading.ts'

const SECONDS_MAX = 60
const BLOB_BYTES_MAX = 2_000_000
const run = promisify(execFile)

export const isGitAddress = (text: string): boolean =>
  /^(https?|ssh|file):\/\/[^\s-]\S*$/.test(text) || /^git@[\w.-]+:\S+$/.test(text)

/**
 * Copies the last state of a repository into a temporary folder, gives it to `use`, and removes it whatever happens.
 * Neither history, large files, hooks nor submodules come; no question is asked; a slow server is left after a minute.
 */
export async function withClone<T>(
  address: string,
  use: (folder: string) => Promise<T>,
): Promise<T | { problem: ImportProblem }> {
  if (!isGitAddress(address)) return { problem: readProblem({ file: address }, '', 'git-address') }
  const folder = await mkdtemp(join(tmpdir(), 'pluriel-import-'))
  try {
    const failure = await clone(address, join(folder, 'depot'))
    return failure ? { problem: failure } : await use(join(folder, 'depot'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function clone(address: string, folder: string): Promise<ImportProblem | undefined> {
  // Only the transports of `isGitAddress`: git has others (`ext::`) that run what the address says.
  const transports = ['https', 'http', 'ssh', 'file'].flatMap((name) => [
    '-c',
    `protocol.${name}.allow=always`,
  ])
  const settings = [
    '-c',
    'protocol.allow=never',
    ...transports,
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.symlinks=false',
  ]
  const wish = [
    '--depth',
    '1',
    '--single-branch',
    '--no-tags',
    `--filter=blob:limit=${BLOB_BYTES_MAX}`,
    '--quiet',
  ]
  try {
    await run('git', [...settings, 'clone', ...wish, '--', address, folder], {
      timeout: SECONDS_MAX * 1_000,
      killSignal: 'SIGKILL',
      maxBuffer: 1_000_000,
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: 'true',
        GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
      },
    })
    return undefined
  } catch (cause) {
    return failureOf(cause, address)
  }
}

function failureOf(cause: unknown, address: string): ImportProblem {
  const { code, killed, stderr } = cause as { code?: unknown; killed?: boolean; stderr?: string }
  const at = { file: withoutPassword(address) }
  if (code === 'ENOENT') return readProblem(at, '', 'git-missing')
  if (killed) return readProblem(at, '', 'git-timeout', `${SECONDS_MAX}`)
  const said = (stderr ?? '').trim().split('\n').at(-1) ?? ''
  return readProblem(at, '', 'git-failed', withoutPassword(said))
}

const withoutPassword = (text: string): string => text.replace(/\/\/[^/@\s]*@/g, '//')
