import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A browser to drive, and in words how it was found. */
export type FoundChromium = { path: string; how: string; args: readonly string[] }

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const
const SHIPPED = '@sparticuz/chromium@153.0.0'
/** It comes without its sandbox, and for machines with little shared memory; the rest is as for the others. */
const SHIPPED_ARGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'] as const
const repoRoot = fileURLToPath(new URL('../../', import.meta.url))
const shippedFolder = join(repoRoot, 'var', 'chromium')

const isRoot = process.getuid?.() === 0
const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Chromium from the CHROMIUM variable, else that of the system, else Debian's when root may install it, else
 * the one that npm ships, kept under `var/` (CHROMIUM=npm asks for it). When none can be had, it throws: a
 * browser test is never skipped.
 */
export async function findChromium(): Promise<FoundChromium> {
  const found =
    process.env.CHROMIUM === 'npm'
      ? await fromNpm()
      : (fromVariable() ?? fromSystem() ?? fromDebian() ?? (await fromNpm()))
  return { ...found, args: [...found.args, ...(isRoot ? ['--no-sandbox'] : [])] }
}

function fromVariable(): FoundChromium | undefined {
  const path = process.env.CHROMIUM
  if (!path) return undefined
  if (!canRun(path)) throw new Error(`CHROMIUM names ${path}, which cannot be run`)
  return { path, how: 'CHROMIUM variable', args: [] }
}

function fromSystem(): FoundChromium | undefined {
  const path = SYSTEM_PATHS.find(canRun)
  return path ? { path, how: 'system', args: [] } : undefined
}

function fromDebian(): FoundChromium | undefined {
  if (!isRoot || !canRun('/usr/bin/apt-get')) return undefined
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  } catch {
    return undefined
  }
  return canRun('/usr/bin/chromium')
    ? { path: '/usr/bin/chromium', how: 'installed by apt-get', args: [] }
    : undefined
}

async function fromNpm(): Promise<FoundChromium> {
  if (!existsSync(shippedFolder)) installShipped()
  const require = createRequire(join(shippedFolder, 'package.json'))
  const shipped = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href)
  return { path: await shipped.default.executablePath(), how: SHIPPED, args: SHIPPED_ARGS }
}

/** Installed aside, then moved: two test processes may do it at the same time, one of them wins. */
function installShipped(): void {
  const aside = `${shippedFolder}-${process.pid}`
  mkdirSync(aside, { recursive: true })
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', aside]
  execFileSync('npm', ['install', ...flags, SHIPPED], {
    cwd: aside,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  })
  try {
    renameSync(aside, shippedFolder)
  } catch {
    rmSync(aside, { recursive: true, force: true })
  }
}
