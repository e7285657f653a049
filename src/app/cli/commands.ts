import type { Commands } from './run.ts'

export const commands: Commands = {}
