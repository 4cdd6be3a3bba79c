/**
 * What an engine hands back is read before a task completes: a file that is no picture, half a picture, no file, or
 * another size than promised fails the task with code 003008096. Nobody is ever given half a picture.
 */
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const ways = {
  'no picture': 'img2img_rev_animated_style_usage',
  'half a picture': 'img2img_water_ink_style_usage',
  'no file': 'img2img_exquisite_style_usage',
  'another size': 'img2img_ceramics_style_usage',
}

export default scenario({
  proves: ['seed: 003008096', 'wire Q13: engine output unreadable'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    for (const key of Object.values(ways))
      await fails(wire, await plainParams(key), { code: '003008096', reason: 'result_unreadable' })
  },
})
