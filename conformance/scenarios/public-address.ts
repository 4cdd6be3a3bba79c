/** Behind a proxy result links begin with the address the operator named, whatever Host the request came with. */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

const publicUrl = 'https://pictures.example/studio'

export default scenario({
  proves: ['issue 1: ATELIER_PUBLIC_URL'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick, ATELIER_PUBLIC_URL: publicUrl } } }],
  steps: async ({ wire }) => {
    const { url } = contentOf(await wire.drawn(await plainParams()))
    assert.ok(url.startsWith(`${publicUrl}/`), url)
    const spec = await wire.get('/api/v1/skill/models/spark_style_template/spec')
    assert.equal(pick(spec.json, 'data.api.endpoint'), `${publicUrl}/model/v1/generation`)
  },
})
