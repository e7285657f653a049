import { words } from './start.words.ts'

/** Where the start writes, in the language of the terminal. */
export type Terminal = {
  lang: 'fr' | 'en'
  words: (typeof words)['fr']
  say: (line: string) => void
  complain: (line: string) => void
  /** A line that moves on a screen, and a line now and then in a file. */
  progress: (label: string) => Progress
}
export type Progress = { to: (done: number, total?: number) => void; end: () => void }

const REDRAW_MS = 100
const LINE_MS = 3_000
const PERCENT = 100

/** French, unless the terminal asks for English. */
export const langOf = (env: NodeJS.ProcessEnv): 'fr' | 'en' =>
  /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'fr'

export function openTerminal(env: NodeJS.ProcessEnv): Terminal {
  const lang = langOf(env)
  const { stdout, stderr } = process
  const isScreen = stdout.isTTY === true
  // A supervisor that stops reading must not stop the site.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined)
  return {
    lang,
    words: words[lang],
    say: (line) => void stdout.write(isScreen ? `\r\u001b[K${line}\n` : `${line}\n`),
    complain: (line) => void stderr.write(`${line}\n`),
    progress: (label) => (isScreen ? movingLine(stdout, label) : linesNowAndThen(stdout, label)),
  }
}

const share = (done: number, total?: number) =>
  total ? `${Math.floor((done / total) * PERCENT)} %` : String(done)

function movingLine(out: NodeJS.WriteStream, label: string): Progress {
  let drawnAt = 0
  let last = ''
  return {
    to: (done, total) => {
      last = share(done, total)
      if (Date.now() - drawnAt < REDRAW_MS) return
      drawnAt = Date.now()
      out.write(`\r\u001b[K${label} ${last}`)
    },
    end: () => void (last && out.write(`\r\u001b[K${label} ✓\n`)),
  }
}

function linesNowAndThen(out: NodeJS.WriteStream, label: string): Progress {
  let saidAt = 0
  return {
    to: (done, total) => {
      if (Date.now() - saidAt < LINE_MS) return
      saidAt = Date.now()
      out.write(`${label} ${share(done, total)}\n`)
    },
    end: () => void (saidAt && out.write(`${label} ✓\n`)),
  }
}
