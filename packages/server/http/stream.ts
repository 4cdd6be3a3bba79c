import { Readable } from 'node:stream'
import { Failure, shown } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasEnded, type TaskView } from '../tasks/desk.ts'
import { callerOf, mayRead } from './auth.ts'
import { endCursor, taskEvents } from './events.ts'
import type { HttpParts } from './parts.ts'
import { taskPath } from './paths.ts'
import type { RefusedTasks } from './refused-tasks.ts'
import type { TellTask } from './tell-task.ts'
import { wireError } from './telling.ts'

/** How often a stream looks how far a drawing has come. */
const lookMs = 500

export type SendEvents = (
  request: FastifyRequest,
  answer: FastifyReply,
  task: TaskView,
  seen?: number,
) => FastifyReply

/** Answers with a task's events until it has ended; nothing is left behind when the client goes before. */
export function sendingEvents({ desk, config }: HttpParts, tell: TellTask): SendEvents {
  return (request, answer, task, seen) => {
    const caller = callerOf(request)
    const { id } = task
    const left = new AbortController()
    answer.raw.once('close', () => left.abort())
    const gone = async (): Promise<object | undefined> => {
      if (left.signal.aborted || (await desk.find(caller, id))) return undefined
      const failure = new Failure('notFound', { what: 'task' })
      const error = wireError(failure, config.errorCodeType, request.headers['user-agent'])
      return { id, status: 'failed', error }
    }
    const events = taskEvents(
      hasEnded(task) ? onlyOnce(task) : desk.follow(caller, id, { lookMs, signal: left.signal }),
      seen,
      { plain: (t) => tell.plain(request, t), whole: (t) => tell.whole(request, t), gone },
    )
    return answer
      .headers({
        'Cache-Control': 'no-store, no-transform',
        // nginx and those that copied it gather answers unless they are told not to.
        'X-Accel-Buffering': 'no',
      })
      .type('text/event-stream; charset=utf-8')
      .send(Readable.from(events))
  }
}

/** There is nothing to follow; and a task that was refused is nowhere but in its id. */
async function* onlyOnce(task: TaskView) {
  yield task
}

/** GET /model/v1/generation/task/{id}/stream: the events of a task, from a cursor on. */
export function serveStream(
  app: FastifyInstance,
  { desk }: HttpParts,
  refused: RefusedTasks,
  send: SendEvents,
): void {
  app.get<{ Params: { id: string }; Querystring: { cursor?: unknown } }>(
    `${taskPath}/:id/stream`,
    { onRequest: mayRead, exposeHeadRoute: false },
    async (request, answer) => {
      const caller = callerOf(request)
      const { id } = request.params
      const last = lastEventId(request)
      const task = refused.find(caller, id) ?? (await desk.find(caller, id))
      if (!task) throw new Failure('notFound', { what: 'task' })
      // A browser's EventSource comes back after every end; this tells it that there is nothing more.
      if (last !== undefined && last >= endCursor) return answer.code(204).send()
      return send(request, answer, task, last ?? cursorOf(request.query.cursor))
    },
  )
}

/** Where a connection broke, as the client itself noticed; its address may still name where it began. */
function lastEventId({ headers }: FastifyRequest): number | undefined {
  const given = headers['last-event-id']
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : undefined
}

function cursorOf(given: unknown): number | undefined {
  if (given === undefined || given === '') return undefined
  if (typeof given === 'string' && /^\d{1,9}$/.test(given)) return Number(given)
  const detail = `expected the cursor of an event but received ${shown(given)}`
  throw new Failure('badField', { field: 'cursor', detail })
}
