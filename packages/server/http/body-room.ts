import { Failure, limits } from '@atelier/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Seconds in which some of the bodies that are being read will be through. */
const retrySeconds = 2

/** How much of the memory the bodies of requests may take together. */
export interface BodyRoom {
  /** A hook that lets a request in while there is room for its body. @throws Failure queueFull */
  enter(request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** The body is not held any more; without a call it leaves with the answer. */
  leave(request: FastifyRequest): void
}

/**
 * Bodies are held whole until they are on disk. Without a bound, a hundred uploads at once would end the process for
 * everybody; with it, those who do not fit are asked to come again.
 * @param roomBytes of bodies as they are announced; one of unknown length counts as the largest
 */
export function bodyRoom(roomBytes: number): BodyRoom {
  let free = roomBytes
  const held = new WeakMap<FastifyRequest, number>()
  const leave = (request: FastifyRequest): void => {
    free += held.get(request) ?? 0
    held.delete(request)
  }
  return {
    enter: async (request, reply) => {
      const announced = Number(request.headers['content-length'] ?? limits.bodyBytes)
      // What is over the limit is refused before it is read and takes no room.
      if (!(announced <= limits.bodyBytes)) return
      if (announced > free) throw new Failure('queueFull', { seconds: retrySeconds })
      free -= announced
      held.set(request, announced)
      reply.raw.once('close', () => leave(request))
    },
    leave,
  }
}
