import { type Logger, pino } from 'pino'

export type Log = Logger

/**
 * One JSON object a line on the error stream; the output stream stays for what a person asked for.
 * Keys and photos never reach it: what a caller sent is not logged at all.
 */
export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      redact: { paths: ['req.headers.authorization', 'req.headers["x-api-key"]'], censor: '(hidden)' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ dest: 2, sync: true }), // lines before a crash must come out
  )
