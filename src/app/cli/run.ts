import type { Command, Io } from './command.ts'

/** Each command is loaded when it is called: `help` must not wait for the match engine. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>

const NOT_UNDERSTOOD = 2
const OUR_FAULT = 70

export async function runCommandLine(args: string[], commands: Commands, io: Io): Promise<number> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') return help(commands, io)
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    io.err(`Commande inconnue : ${name}. Unknown command: ${name}.`)
    await help(commands, { ...io, out: io.err })
    return NOT_UNDERSTOOD
  }
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(`${command.summary.fr}\n${command.summary.en}\n\n  ${command.usage}`)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return OUR_FAULT
  }
}

async function help(commands: Commands, io: Io): Promise<number> {
  io.out('npm run pluriel -- <commande> [options]\n')
  for (const load of Object.values(commands)) {
    const { name, summary, usage } = await load()
    io.out(`${name}\n  ${summary.fr}\n  ${summary.en}\n  ${usage}\n`)
  }
  io.out('Codes : 0 fait, 1 refusé, 2 commande mal comprise, 70 défaut de notre fait.')
  return 0
}
