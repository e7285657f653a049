/** Where a command writes. `out` is the answer, `err` is what is said meanwhile. */
export type Io = { out: (line: string) => void; err: (line: string) => void; isTerminal: boolean }

/** 0 done, 1 refused (the input is at fault), 2 the command itself was not understood, 70 our fault. */
export type ExitCode = 0 | 1 | 2 | 70

export type Command = {
  name: string
  /** One line, French first. */
  summary: { fr: string; en: string }
  usage: string
  run: (args: string[], io: Io) => Promise<number>
}
