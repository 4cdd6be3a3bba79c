/**
 * A drawing that takes longer than its time limit is stopped and its task fails with code 003008095, whether it
 * loops for ever in its own process or waits for something that never comes. The next task is drawn as ever.
 */
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: 003008095', 'wire Q13: time-out', 'issue 3: hangs past its time limit'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '2' } } }],
  steps: async ({ wire }) => {
    const late = { code: '003008095', reason: 'drawing_timed_out' }
    const waits = {
      ...(await plainParams('img2img_comic_style_usage')),
      sub_req_key: 'img2img_comic_style_marvel',
    }
    await Promise.all([
      fails(wire, await plainParams('img2img_makoto_style_usage'), late),
      fails(wire, waits, late),
    ])
    await wire.drawn(await plainParams())
  },
})
