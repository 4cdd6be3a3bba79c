import { Failure, shown } from '@atelier/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, type Desk, hasEnded, type TaskView } from '../tasks/desk.ts'

/** Who waits is woken by the end of a task; what another process ends is found by looking. */
const lookMs = 2000

/** Seconds of `Prefer: wait=N` (RFC 7240), cut to what is granted; 0 without one, the longest for a bare `wait`. */
export function preferredWait(header: string | string[] | undefined, longest: number): number {
  const m = /(?:^|[,;]\s*)wait(?:\s*=\s*"?(\d{1,6})"?)?\s*(?=$|[,;])/i.exec(String(header ?? '').trim())
  if (!m) return 0
  return m[1] === undefined ? longest : Math.min(longest, Number(m[1]))
}

/**
 * Seconds a request asks to be held: by `?wait=N`, else by Prefer, and then the answer says what was granted.
 * @param longest more is cut to it
 * @throws Failure badField for a `wait` that is no number; a preference that is not understood is ignored
 */
export function askedWait({ query, headers }: FastifyRequest, reply: FastifyReply, longest: number): number {
  const { wait } = query as { readonly wait?: unknown }
  if (wait === undefined) {
    const seconds = preferredWait(headers['prefer'], longest)
    if (seconds > 0) reply.header('Preference-Applied', `wait=${seconds}`)
    return seconds
  }
  if (typeof wait !== 'string' || !/^\d{1,6}$/.test(wait))
    throw new Failure('badField', {
      field: 'wait',
      detail: `expected whole seconds but received ${shown(wait)}`,
    })
  return Math.min(longest, Number(wait))
}

/** The task when it has ended, or as it stands when the time is up, its client gone or the server stopping. */
export async function untilEnded(
  task: TaskView,
  seconds: number,
  caller: Caller,
  desk: Pick<Desk, 'find' | 'follow'>,
  { raw }: FastifyReply,
): Promise<TaskView | undefined> {
  if (seconds === 0 || hasEnded(task)) return task
  const enough = new AbortController()
  const stop = (): void => enough.abort()
  const timer = setTimeout(stop, seconds * 1000)
  raw.once('close', stop)
  try {
    let last = task
    for await (const view of desk.follow(caller, task.id, { lookMs, signal: enough.signal })) last = view
    return hasEnded(last) ? last : await desk.find(caller, task.id)
  } finally {
    clearTimeout(timer)
    raw.off('close', stop)
  }
}
