import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>

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
