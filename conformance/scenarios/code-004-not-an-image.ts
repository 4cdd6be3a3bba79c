/**
 * What is no JPEG and no PNG is refused at once with code 003008004, whatever its name or `data:` prefix says; so is
 * what is not base64 at all. The text says what was found, the hint what to do.
 */
import assert from 'node:assert/strict'
import { base64 } from '../kit/photos.ts'
import { refusalOf, refused } from '../kit/refusals.ts'
import { disguised } from '../kit/refused-photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const notBase64 = ['not base64!', '====', 'data:image/jpeg;base64,%%%%', 'data:image/jpeg,plain', '/9j/4AAQ*']

export default scenario({
  proves: ['seed: only JPG, JPEG, PNG', 'wire Q7: not an image', 'issue 4: wrong type in disguise'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    for (const { name, bytes } of disguised) {
      const form = `data:image/jpeg;base64,${base64(await bytes())}`
      const answer = await wire.submit({ req_key: styleKey, binary_data_base64: [form] })
      const refusal = refusalOf(answer)
      assert.equal(answer.status, 400, `${name} is refused: ${answer.text}`)
      // A file that begins as a JPEG and ends at once is a damaged JPEG rather than another kind.
      const expected = name.startsWith('JPEG') ? ['003008004', '003008097'] : ['003008004']
      assert.ok(expected.includes(refusal.code), `${name}: ${answer.text}`)
      assert.ok(refusal.hint.length > 10, `${name}: a hint says what to do`)
    }
    for (const text of notBase64)
      await refused(
        wire,
        { req_key: styleKey, binary_data_base64: [text] },
        {
          http: 400,
          code: '003008004',
          param: 'binary_data_base64',
        },
      )
  },
})
