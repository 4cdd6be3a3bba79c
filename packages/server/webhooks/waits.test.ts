import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { nextTry } from './waits.ts'

const seconds = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]

it('waits as Standard Webhooks has it, unless told otherwise', () => {
  expect(readConfig({}).webhookWaitsMs).toEqual(seconds.map((s) => s * 1000))
  expect(readConfig({ ATELIER_WEBHOOK_RETRIES: '0.5s, 2m' }).webhookWaitsMs).toEqual([500, 120_000])
  expect(() => readConfig({ ATELIER_WEBHOOK_RETRIES: '5s,5' })).toThrow('waits such as 30s, 5m or 2h')
})

it('adds up to a tenth, and ends with the table', () => {
  fc.assert(
    fc.property(fc.nat(11), fc.double({ min: 0, max: 1, noNaN: true }), (failed, chance) => {
      const next = nextTry(seconds, failed + 1, 100, chance)
      const wait = seconds[failed]
      if (wait === undefined) {
        expect(next).toBeUndefined()
      } else {
        expect(next).toBeGreaterThanOrEqual(100 + wait)
        expect(next).toBeLessThanOrEqual(Math.ceil(100 + wait * 1.1))
      }
    }),
  )
})
