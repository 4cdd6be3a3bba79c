import { Failure } from '@atelier/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { callerOf } from './auth.ts'

const windowSeconds = 60

/**
 * A hook that counts each key's requests and tells how many are left (RateLimit and RateLimit-Policy of
 * draft-ietf-httpapi-ratelimit-headers-11).
 * @param perMinute 0 is no limit
 */
export function limitRate(perMinute: number) {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: windowSeconds })
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (perMinute === 0) return
    const tell = (left: number, msToReset: number): number => {
      const seconds = Math.max(1, Math.ceil(msToReset / 1000))
      reply.header('RateLimit-Policy', `"default";q=${perMinute};w=${windowSeconds}`)
      reply.header('RateLimit', `"default";r=${left};t=${seconds}`)
      return seconds
    }
    try {
      const { remainingPoints, msBeforeNext } = await limiter.consume(callerOf(request).keyId)
      tell(remainingPoints, msBeforeNext)
    } catch (e) {
      if (!(e instanceof RateLimiterRes)) throw e
      throw new Failure('rateLimited', { allowed: perMinute, seconds: tell(0, e.msBeforeNext) })
    }
  }
}
