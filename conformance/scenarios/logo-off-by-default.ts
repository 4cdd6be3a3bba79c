/**
 * No mark is drawn unless `logo_info.add_logo` is true: without logo_info, with an empty one, or with everything but
 * add_logo, the picture is the very same to the byte.
 */
import assert from 'node:assert/strict'
import { drawLogo } from '../kit/marks.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: logo_info.add_logo, default false', 'wire Q17'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const plain = await drawLogo(wire)
    for (const logo of [{}, { add_logo: false, position: 2, opacity: 1, logo_text_content: 'Mark' }])
      assert.ok((await drawLogo(wire, logo)).equals(plain), JSON.stringify(logo))
  },
})
