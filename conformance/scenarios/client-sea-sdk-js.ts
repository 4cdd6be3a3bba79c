/**
 * sea-sdk-js, unmodified, works against this server: it names the model in X-Model alone and reads the text of an error
 * from `error.error_message`, in a refused request as in a failed task.
 */
import assert from 'node:assert/strict'
import { seaSdkJs } from '../kit/clients/sea-sdk-js.ts'
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['wire 1.2: JS and Python SDKs'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    const sdk = seaSdkJs(wire)
    const drawn = await sdk.run(model, await plainParams())
    assert.ok('url' in drawn, JSON.stringify(drawn))
    assert.ok((await wire.picture(drawn.url)).length > 1000)
    const refused = await sdk.run(model, { req_key: 'nothing' })
    assert.ok('error' in refused && refused.error.includes('req_key'), JSON.stringify(refused))
    const failed = await sdk.run(model, await plainParams('img2img_cartoon_style_usage'))
    assert.ok('error' in failed && failed.error.length > 10 && failed.error !== 'Unknown error')
  },
})
