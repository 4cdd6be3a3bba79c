/** The same photo and style give the same bytes again. */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['issue 6: same bytes on the same machine'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const draw = async () => wire.picture(contentOf(await wire.drawn(await plainParams())).url)
    assert.ok((await draw()).equals(await draw()), 'both pictures are equal to the byte')
  },
})
