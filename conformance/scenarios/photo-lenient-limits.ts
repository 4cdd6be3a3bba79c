/** With the lenient profile a photo of 256x256 is drawn; smaller ones are still refused. */
import { quick } from '../kit/engine-paths.ts'
import { base64, jpeg } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['wire Q6: limits profile lenient'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick, ATELIER_LIMITS: 'lenient' } } }],
  steps: async ({ wire }) => {
    const params = async (width: number, height: number) => ({
      req_key: styleKey,
      binary_data_base64: [base64(await jpeg(width, height))],
    })
    await wire.drawn(await params(256, 256))
    await wire.drawn(await params(300, 400))
    await refused(wire, await params(255, 400), { http: 400, code: '003008097', reason: 'image_too_small' })
  },
})
