/** An engine that is a service of its own and answers with an HTTP error fails the task with code 003008097. */
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: 003008097', 'wire Q13: upstream HTTP error'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    const params = await plainParams('img2img_blueline_style_usage')
    await fails(wire, params, { code: '003008097', reason: 'engine_http_error' })
  },
})
