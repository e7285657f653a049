import type { Commands } from './run.ts'

export const commands: Commands = {
  match: async () => (await import('./match.command.ts')).matchCommand,
  team: async () => (await import('./team.command.ts')).teamCommand,
  import: async () => (await import('./import.command.ts')).importCommand,
  export: async () => (await import('./export.command.ts')).exportCommand,
  organisations: async () => (await import('./organisations.command.ts')).organisationsCommand,
  retention: async () => (await import('./retention.command.ts')).retentionCommand,
  demo: async () => (await import('./demo.command.ts')).demoCommand,
  space: async () => (await import('./space.command.ts')).spaceCommand,
  common: async () => (await import('./common.command.ts')).commonCommand,
  dump: async () => (await import('./dump.command.ts')).dumpCommand,
}
