/**
 * A waiting task is `in_progress` with progress 0 like one being drawn; `metadata.phase` tells them apart, and
 * `metadata.queue_position` how many are before it, counting down. Afterwards metadata tells when it ended, in seconds.
 */
import assert from 'node:assert/strict'
import { slow } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '700', ATELIER_WORKERS: '1' }

export default scenario({
  proves: ['wire Q11', 'wire 1.3: metadata.completed_at, in_queue_at', 'issue 3: queue position and phase'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const tasks = []
    for (let i = 0; i < 4; i++) tasks.push(await wire.accepted(params))
    const last = tasks[3]
    assert.ok(last)
    const positions: number[] = []
    const phases: unknown[] = []
    const ended = await wire.ended(last.id, ({ status, progress, metadata }) => {
      const { phase, queue_position: position } = metadata ?? {}
      if (phases.at(-1) !== phase) phases.push(phase)
      if (phase === 'queued') {
        assert.deepEqual([status, progress], ['in_progress', 0])
        assert.ok(Number.isInteger(position), 'a waiting task tells its position')
        positions.push(position as number)
      } else assert.equal(position, undefined, `no position while ${phase}`)
    })
    assert.deepEqual(phases, ['queued', 'running', 'completed'])
    assert.deepEqual(
      positions,
      [...positions].sort((a, b) => b - a),
      `counts down: ${positions}`,
    )
    assert.ok(
      positions[0] !== undefined && positions[0] >= 1 && positions.at(-1) === 0,
      `ends next: ${positions}`,
    )
    const { completed_at, in_queue_at, expires_at } = ended.metadata ?? {}
    assert.ok(
      Math.abs(Number(completed_at) - Date.now() / 1000) < 60,
      `completed_at ${completed_at} is in seconds`,
    )
    assert.ok(Number(in_queue_at) <= Number(completed_at))
    const hours = (Number(expires_at) - Number(completed_at)) / 3600
    assert.ok(Math.abs(hours - 24) < 0.1, `expires ${hours} hours after`)
    for (const { id } of tasks) assert.equal((await wire.read(id)).status, 'completed')
  },
})
