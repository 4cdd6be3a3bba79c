/** All 22 styles of the seed document, each with its sub-key where it has one, are taken and drawn to the end. */
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { seedStyles } from '../kit/seed-styles.ts'

export default scenario({
  proves: ['seed: every option of req_key and sub_req_key'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    for (const style of seedStyles) await wire.drawn({ ...params, ...style })
  },
})
