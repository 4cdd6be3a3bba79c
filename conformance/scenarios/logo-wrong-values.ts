/**
 * A member of `logo_info` with a value it cannot have is refused at once, and the answer names that member. Nothing is
 * guessed.
 */
import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const wrong = {
  add_logo: ['maybe', 1, {}],
  position: [4, -1, 1.5, 'left', [0]],
  language: [2, -1, 'zh', 0.5],
  opacity: [1.01, -0.1, 'half', [1]],
  logo_text_content: [7, ['a'], {}],
}

export default scenario({
  proves: ['seed: logo_info, options and ranges'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    for (const [member, values] of Object.entries(wrong))
      for (const value of values)
        await refused(
          wire,
          { ...params, logo_info: { add_logo: true, [member]: value } },
          {
            http: 400,
            code: '400',
            reason: 'invalid_field',
            param: `logo_info.${member}`,
          },
        )
    for (const logo_info of ['yes', 1, []])
      await refused(wire, { ...params, logo_info }, { http: 400, code: '400', param: 'logo_info' })
  },
})
