/** Without `req_key` nothing is made: 400 and code 003008001, whatever else is right. */
import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: 003008001', 'wire Q1', 'wire 1.2: HTTP status of 003008001'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    for (const req_key of [undefined, null, ''])
      await refused(
        wire,
        { ...params, req_key },
        {
          http: 400,
          code: '003008001',
          reason: 'missing_req_key',
          param: 'req_key',
        },
      )
    await refused(wire, {}, { http: 400, code: '003008001' })
  },
})
