/**
 * sea-sdk-go, unmodified, works against this server: it names the model in X-Model alone, decodes every answer into its
 * strict types, and gets the true text of errors, of kind auth for a wrong key.
 */
import assert from 'node:assert/strict'
import { SdkError, seaSdkGo } from '../kit/clients/sea-sdk-go.ts'
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

const errorOf = (work: Promise<unknown>): Promise<SdkError> =>
  work.then(
    () => assert.fail('the SDK reports an error'),
    (e: unknown) => {
      if (e instanceof SdkError) return e
      throw e
    },
  )

export default scenario({
  proves: ['wire 1.2, 1.3: sea-sdk-go', 'wire Q3'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    const sdk = seaSdkGo(wire)
    const result = await sdk.wait(model, await sdk.submit(model, await plainParams()))
    assert.ok((await wire.picture(result.url)).length > 1000)
    assert.equal(result.cost, 0)

    const refused = await errorOf(sdk.submit(model, { req_key: 'nothing' }))
    assert.deepEqual([refused.kind, refused.message.includes('req_key')], ['request', true])
    assert.equal((await errorOf(sdk.submit(model, {}, 'wrong'))).kind, 'auth')
    const broken = await sdk.submit(model, await plainParams('img2img_cartoon_style_usage'))
    const failed = await errorOf(sdk.wait(model, broken))
    assert.deepEqual([failed.kind, failed.message.length > 10], ['task', true])
  },
})
