/**
 * Where pictures have a price, a key with a balance pays for completed ones alone, and is answered 403 with a text that
 * contains `insufficient balance` once it cannot pay the next. Failed tasks cost nothing.
 */
import assert from 'node:assert/strict'
import { misbehaving } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, fails, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const env = { ATELIER_ENGINES: misbehaving, ATELIER_PRICE_USD: '0.02', ATELIER_DRAW_TIMEOUT_S: '20' }

export default scenario({
  proves: ['wire 1.2: 403 no balance', 'wire Q12', 'seed: usage.cost, usage.discount'],
  needs: [{ server: { env } }],
  steps: async ({ wire, own }) => {
    const guest = wire.as((await newKey(own(), 'pays', '--balance', '0.03')).key)
    await fails(guest, await plainParams('img2img_cartoon_style_usage'), { code: '003008095' })
    const task = await guest.drawn(await plainParams())
    assert.deepEqual([task.usage?.cost, task.usage?.discount], ['0.02', 0])
    const answer = await guest.submit(await plainParams())
    expectRefusal(refusalOf(answer), { http: 403, code: '403', reason: 'insufficient_balance' })
    assert.match(refusalOf(answer).text, /insufficient balance/)
    const fromCli = await guest.submit(await plainParams(), { headers: { 'x-source': 'cli' } })
    assert.match(fromCli.text, /insufficient balance/)
  },
})
