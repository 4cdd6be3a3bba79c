import { NotKept } from './play.ts'

export interface Outcome {
  readonly name: string
  readonly result: 'kept' | 'broken' | 'skipped'
  readonly ms: number
  /** Why it was skipped, or what went wrong with the last exchanges. */
  readonly why?: string
}

const mark = { kept: 'ok  ', broken: 'FAIL', skipped: 'skip' } as const

export const line = ({ name, result, ms, why }: Outcome): string => {
  const head = `${mark[result]}  ${name}${result === 'skipped' ? `: ${why}` : ` (${(ms / 1000).toFixed(1)} s)`}`
  return result === 'broken' ? `${head}\n${(why ?? '').replace(/^/gm, '      ')}\n` : head
}

export function summary(outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']): number => outcomes.filter((o) => o.result === result).length
  return `${count('kept')} kept, ${count('broken')} broken, ${count('skipped')} skipped`
}

export const whyOf = (e: unknown): string =>
  e instanceof NotKept
    ? e.message.replace(/^[^:]*: /, '')
    : e instanceof Error
      ? (e.stack ?? e.message)
      : String(e)
