/**
 * An engine that throws, whose process dies, or that runs out of memory fails that task alone, with code 003008095.
 * What is told to the caller holds no inner detail, and the server goes on drawing for others.
 */
import assert from 'node:assert/strict'
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const ways = [
  ['img2img_cartoon_style_usage', 'drawing_failed'],
  ['img2img_ghibli_style_usage', 'drawing_failed'],
  ['img2img_real_mix_style_usage', 'drawing_out_of_memory'],
] as const

export default scenario({
  proves: ['seed: 003008095', 'wire Q13', 'issue 3: fails that task alone and leaves the service up'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    for (const [req_key, reason] of ways) {
      const task = await fails(wire, await plainParams(req_key), { code: '003008095', reason })
      assert.ok(!/somebody|TypeError|\.js/.test(JSON.stringify(task)), 'inner details stay in the log')
    }
    await wire.drawn(await plainParams())
  },
})
