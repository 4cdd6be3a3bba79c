/**
 * Whatever is wrong with a form is told of the field it is about, with the code it has in JSON. A file over the limit is
 * refused while it is read, and its client reads the answer although it is still sending.
 */
import { limits } from '@atelier/contract'
import { formOf } from '../kit/form.ts'
import { photo } from '../kit/photos.ts'
import { type Expected, expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const style = 'water_paint'

export default scenario({
  proves: ['issue 6: uploads, limits enforced while reading', 'issue 6: errors of a form name the field'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const file = await photo()
    const refuse = async (fields: Parameters<typeof formOf>[0], expected: Omit<Expected, 'http'>) => {
      const answer = await wire.send('POST', '/model/v1/generation', await formOf(fields))
      expectRefusal(refusalOf(answer), { http: 400, ...expected })
    }
    await refuse({ style }, { code: '003008004', reason: 'missing_image', param: 'photo' })
    await refuse({ photo: { file } }, { code: '003008001', reason: 'missing_req_key', param: 'req_key' })
    await refuse({ style, photo: 'me.jpg' }, { code: '400', reason: 'invalid_field', param: 'photo' })
    await refuse({ style: 'oil', photo: { file } }, { code: '400', reason: 'invalid_field', param: 'style' })
    await refuse({ stlye: style, photo: { file } }, { code: '400', reason: 'invalid_field', param: 'stlye' })
    await refuse(
      { style, photo: { file }, image: { file } },
      { code: '003008005', reason: 'invalid_image_count', param: 'image' },
    )
    await refuse(
      { style, photo: { file: Buffer.from('hello') } },
      { code: '003008004', reason: 'image_unsupported', param: 'photo' },
    )
    for (const size of [limits.photoBytes + 1, 40 * 2 ** 20])
      await refuse(
        { style, photo: { file: Buffer.alloc(size) } },
        { code: '003008097', reason: 'image_too_large', param: 'photo' },
      )
    const cut = await formOf({ style, photo: { file } })
    const answer = await wire.send('POST', '/model/v1/generation', {
      ...cut,
      body: cut.body.subarray(0, -600),
    })
    expectRefusal(refusalOf(answer), { http: 400, code: '400', reason: 'invalid_form' })
    const bare = await wire.send('POST', '/model/v1/generation', {
      ...cut,
      headers: { 'content-type': 'multipart/form-data' },
    })
    expectRefusal(refusalOf(bare), { http: 400, code: '400', reason: 'invalid_form' })
  },
})
