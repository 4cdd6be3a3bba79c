/**
 * Where the operator chose so, a wrong parameter is answered with 200 and a task that failed with the same code, which
 * can be read again under its id.
 */

import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, fails, failureOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire Q1: errors.param_mode=task'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick, ATELIER_PARAM_ERRORS: 'task' } } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const cases = [
      [{ ...params, req_key: undefined }, '003008001'],
      [{ ...params, req_key: 'nothing' }, '003008002'],
      [{ ...params, req_key: 'img2img_clay_style_usage' }, '003008003'],
      [{ ...params, binary_data_base64: [] }, '003008004'],
      [{ ...params, binary_data_base64: [params.binary_data_base64[0], 'x'] }, '003008005'],
    ] as const
    for (const [wrong, code] of cases) {
      const task = await fails(wire, wrong, { code })
      expectRefusal(failureOf(await wire.read(task.id)), { http: 200, code })
    }
  },
})
