import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, type Event, isOpen, type Life, newborn } from './task.ts'

const attempt = fc.integer({ min: 1, max: 4 })
const at = fc.nat({ max: 9_999 })
const failure = fc.constant({ name: 'drawingFailed', about: {} } as const)
const result = fc.constant({
  blob: 'pictures/2026010100/a-1.jpg',
  contentType: 'image/jpeg',
  width: 1,
  height: 1,
  size: 1,
  expiresAt: 1,
  gone: false,
})
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('started' as const), attempt, at }) },
  fc.record({
    type: fc.constant('progressed' as const),
    attempt,
    fraction: fc.oneof(fc.double({ min: -1, max: 2 }), fc.constant(Number.NaN)),
  }),
  fc.record({
    type: fc.constant('completed' as const),
    attempt,
    at,
    result,
    warnings: fc.constant([] as readonly string[]),
  }),
  fc.record({ type: fc.constant('failed' as const), attempt, at, failure }),
  fc.record({ type: fc.constant('handedBack' as const), attempt }),
  fc.record({ type: fc.constant('canceled' as const), at }),
  fc.record({ type: fc.constant('lost' as const), attempt, at, allowed: fc.integer({ min: 1, max: 3 }) }),
)

/** Runs events from a newborn task and shows each step to `look`. */
const walk = (events: readonly Event[], look: (before: Life, event: Event, after: Life) => void): Life =>
  events.reduce<Life>((life, e) => {
    const after = advance(life, e)
    look(life, e, after)
    return after
  }, newborn)
const always = (look: (before: Life, event: Event, after: Life) => void): void =>
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      walk(events, look)
    }),
    { numRuns: 1000 },
  )

describe('a task', () => {
  it('never leaves a terminal state', () =>
    always((before, _, after) => {
      if (!isOpen(before)) expect(after).toBe(before)
    }))

  it('has a progress that never falls and stays within 0..1', () =>
    always((before, _, after) => {
      expect(after.progress).toBeGreaterThanOrEqual(before.progress)
      expect(after.progress).toBeLessThanOrEqual(1)
    }))

  it('ends at once when it is canceled, whoever draws it, and that is the end it keeps', () =>
    always((before, e, after) => {
      if (e.type !== 'canceled' || !isOpen(before)) return
      expect(after).toMatchObject({ state: 'failed', failure: { name: 'canceled' }, finishedAt: e.at })
      expect([after.attempt, after.lost]).toEqual([before.attempt, before.lost])
    }))

  it('hears the running attempt only: a late report of a lost one changes nothing', () =>
    always((before, e, after) => {
      if (e.type === 'canceled') return
      const heard =
        before.state === 'running'
          ? e.attempt === before.attempt
          : before.state === 'queued' && e.type === 'started' && e.attempt === before.attempt + 1
      if (!heard) expect(after).toBe(before)
    }))

  it('counts attempts up by one, each begun in the queue', () =>
    always((before, e, after) => {
      if (after.attempt === before.attempt) return
      expect([before.state, e.type, after.state]).toEqual(['queued', 'started', 'running'])
      expect(after.attempt).toBe(before.attempt + 1)
    }))

  it('fails with a reason once the allowed attempts are lost, and not before', () =>
    always((before, e, after) => {
      if (e.type !== 'lost' || after === before) return
      expect(after.lost).toBe(before.lost + 1)
      expect(after.state).toBe(after.lost >= e.allowed ? 'failed' : 'queued')
      if (after.state === 'failed')
        expect(after.failure).toEqual({ name: 'attemptsExhausted', about: { given: after.lost } })
    }))

  it('goes from the queue to a picture', () => {
    const [done] = fc.sample(result, 1)
    const life = walk(
      [
        { type: 'started', attempt: 1, at: 5 },
        { type: 'progressed', attempt: 1, fraction: 0.4 },
        { type: 'handedBack', attempt: 1 },
        { type: 'started', attempt: 2, at: 7 },
        { type: 'completed', attempt: 2, at: 9, result: done as NonNullable<typeof done>, warnings: ['w'] },
      ],
      () => {},
    )
    expect(life).toEqual({
      state: 'completed',
      attempt: 2,
      lost: 0,
      progress: 1,
      startedAt: 7,
      finishedAt: 9,
      result: done,
      warnings: ['w'],
    })
  })
})
