import type { Io } from './command.ts'
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'

const io: Io = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  isTerminal: process.stderr.isTTY === true,
}
// Who reads the first lines only (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70))

process.exitCode = await runCommandLine(process.argv.slice(2), commands, io)
