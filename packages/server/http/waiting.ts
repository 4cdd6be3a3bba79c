import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TaskView } from '../tasks/desk.ts'

/** The longest a request is held: proxies in between give up after a minute. */
const longestSeconds = 55
/** How often a held request looks: soon at first, for quick drawings. */
const looksMs = (waitedMs: number): number => Math.min(500, 50 + waitedMs / 10)

/** Seconds of `Prefer: wait=N` (RFC 7240), cut to what is granted; 0 without one, the longest for a bare `wait`. */
export function preferredWait(header: string | string[] | undefined): number {
  const m = /(?:^|[,;]\s*)wait(?:\s*=\s*"?(\d{1,6})"?)?\s*(?=$|[,;])/i.exec(String(header ?? '').trim())
  if (!m) return 0
  return m[1] === undefined ? longestSeconds : Math.min(longestSeconds, Number(m[1]))
}

const ended = (task: TaskView): boolean => task.state === 'completed' || task.state === 'failed'

/** Holds a request that prefers to wait until its task has ended, its time is up or its client is gone. */
export async function untilEnded(
  task: TaskView | undefined,
  find: () => Promise<TaskView | undefined>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<TaskView | undefined> {
  const { prefer } = request.headers
  const seconds = preferredWait(prefer)
  if (seconds === 0 || !task) return task
  reply.header('Preference-Applied', `wait=${seconds}`)
  const begun = Date.now()
  let last: TaskView | undefined = task
  while (last && !ended(last) && !request.socket.destroyed) {
    const waited = Date.now() - begun
    if (waited >= seconds * 1000) break
    await pause(Math.min(looksMs(waited), seconds * 1000 - waited))
    last = await find()
  }
  return last
}
