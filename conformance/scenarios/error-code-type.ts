/**
 * `error.code` is text, except for a client that cannot read a text there (its User-Agent begins with `sa-go/`): it
 * gets the same number without its leading zeros. `error_code` is the text for everyone. So it is in a refused request
 * and in a failed task.
 */
import assert from 'node:assert/strict'
import { misbehaving } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire Q3', 'wire 1.3: error.code', 'seed: error.code string'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    const broken = await plainParams('img2img_cartoon_style_usage')
    const { id } = await fails(wire, broken, { code: '003008095' })
    const readers = [
      ['sa-go/0.1.0', 3_008_095, 3_008_001],
      ['seaart-sdk-js/1.0', '003008095', '003008001'],
      ['vtrix-cli/1.0', '003008095', '003008001'],
      ['curl/8 sa-go/0.1', '003008095', '003008001'],
    ] as const
    for (const [agent, failed, refused] of readers) {
      const headers = { 'user-agent': agent }
      const task = await wire.read(id, { headers })
      assert.deepEqual([task.error?.code, task.error?.error_code], [failed, '003008095'], agent)
      const answer = await wire.submit({ ...broken, req_key: '' }, { headers })
      assert.deepEqual(
        [pick(answer.json, 'error.code'), pick(answer.json, 'error.error_code')],
        [refused, '003008001'],
        agent,
      )
    }
  },
})
