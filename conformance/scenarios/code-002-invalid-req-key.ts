/**
 * A `req_key` that is no style is answered 400 with code 003008002, and the hint names the styles there are. Upper
 * case, blanks, a sub-key in its place or a value that is no text are no styles either.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { refusalOf, refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const wrong = [
  'img2img_nothing_style_usage',
  'IMG2IMG_GHIBLI_STYLE_USAGE',
  'img2img_comic_style_monet',
  'constructor',
  '__proto__',
  'x'.repeat(5000),
  42,
]

export default scenario({
  proves: ['seed: 003008002', 'wire Q1', 'wire Q15: case'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    for (const req_key of wrong) {
      const answer = await refused(
        wire,
        { ...params, req_key },
        {
          http: 400,
          code: '003008002',
          reason: 'invalid_req_key',
          param: 'req_key',
        },
      )
      assert.ok(answer.text.length < 8000, 'a long wrong key is not echoed at full length')
      assert.ok(refusalOf(answer).hint.includes(styleKey), 'the hint names the styles')
    }
  },
})
