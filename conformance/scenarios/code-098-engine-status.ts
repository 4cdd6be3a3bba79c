/** When the state of a drawing cannot be read from the engine its task fails with code 003008098. */
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: 003008098', 'wire Q13: cannot read task state from engine'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    const params = await plainParams('img2img_chinese_style_usage')
    await fails(wire, params, { code: '003008098', reason: 'engine_status_unreadable' })
  },
})
