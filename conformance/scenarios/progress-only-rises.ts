/**
 * `progress` is real and only rises, from 0 to 1, however an engine's own reports jump about, and is told only while
 * the task is in progress.
 */
import assert from 'node:assert/strict'
import { misbehaving, slow } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

// The misbehaving engine reports 0.2, 0.6, 0.1, not a number, -3, 0.7, 0.3 and 17 for the plain style; it does not
// draw clay, which the slow one does, in twenty steps.
const env = { ATELIER_ENGINES: `${misbehaving},${slow}`, SLOW_ENGINE_MS: '1500' }

export default scenario({
  proves: ['issue 3: progress is monotonic', 'wire 1.3: progress'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const clay = { ...(await plainParams('img2img_clay_style_usage')), sub_req_key: 'img2img_clay_style_3d' }
    for (const [params, values] of [
      [await plainParams(), 2],
      [clay, 4],
    ] as const) {
      const seen: number[] = []
      const { id } = await wire.accepted(params)
      const task = await wire.ended(id, ({ progress }) => progress !== undefined && seen.push(progress))
      assert.equal(task.status, 'completed')
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => a - b),
        `progress never falls: ${seen}`,
      )
      assert.ok(new Set(seen).size >= values, `progress moves: ${seen}`)
    }
  },
})
