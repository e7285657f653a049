import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>

const BROKEN_PROMISE = 'Broken promise: '

/**
 * One JSON line per event, on the error output. What people write never enters a line:
 * routes are named by their pattern, people not at all, errors by their type, message and stack.
 */
export const openLog = (config: Pick<Config, 'LOG_LEVEL'>): Log =>
  pino(
    { level: config.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )

const nothing = () => undefined
export const silentLog: Log = { error: nothing, warn: nothing, info: nothing, debug: nothing }

/**
 * What a line may say of an error: its kind, its code, where it happened. Its message is left out, since that of a
 * database or of a parser repeats what somebody wrote; our own promises are sentences of the program, and are kept.
 */
export function traceOf(error: unknown): { error: string; code?: string; promise?: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const { name, message, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: name,
    ...(code ? { code } : {}),
    ...(message.startsWith(BROKEN_PROMISE) ? { promise: message } : {}),
    ...(frames.length > 0 ? { at: frames.map((line) => line.trim()).join('\n') } : {}),
  }
}
