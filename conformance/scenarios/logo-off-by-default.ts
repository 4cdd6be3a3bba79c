/**
 * No mark is drawn unless `logo_info.add_logo` is true: without logo_info, with an empty one, or with everything but
 * add_logo, the picture is the very same to the byte.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['seed: logo_info.add_logo, default false', 'wire Q17'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const draw = async (logo_info?: unknown) =>
      wire.picture(contentOf(await wire.drawn({ ...params, logo_info })).url)
    const plain = await draw()
    for (const logo of [null, {}, { add_logo: false, position: 2, opacity: 1, logo_text_content: 'Mark' }])
      assert.ok((await draw(logo)).equals(plain), JSON.stringify(logo))
  },
})
