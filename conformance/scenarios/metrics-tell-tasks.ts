/**
 * GET /metrics tells Prometheus how many requests and tasks there were, how long they took, what waits and what is drawn.
 * It is for keys with the scope admin; what callers send never becomes a label.
 */
import assert from 'node:assert/strict'
import { slow } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '600', ATELIER_WORKERS: '1', ATELIER_QUEUE_LIMIT: '7' }

/** Samples of the text format by name and labels. */
const samplesOf = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const cut = line.lastIndexOf(' ')
        return [line.slice(0, cut), Number(line.slice(cut + 1))] as const
      }),
  )

export default scenario({
  proves: ['product: spark_requests_total, spark_queue_depth …', 'issue 6: Prometheus metrics'],
  needs: [{ server: { env, alone: true } }],
  steps: async ({ wire, own }) => {
    const read = async () => {
      const answer = await wire.get('/metrics')
      assert.equal(answer.status, 200)
      assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
      return samplesOf(answer.text)
    }
    const drawer = wire.as((await newKey(own(), 'draws')).key)
    assert.equal((await drawer.get('/metrics')).status, 403)
    assert.equal((await wire.get('/metrics', { key: null })).status, 401)

    const params = await plainParams()
    const tasks = []
    for (let i = 0; i < 3; i++) tasks.push(await drawer.accepted(params))
    const busy = await read()
    assert.equal(busy.get('spark_tasks_in_progress'), 1)
    assert.equal(busy.get('spark_queue_depth'), 2)
    assert.equal(busy.get('spark_queue_limit'), 7)
    assert.equal(busy.get('spark_workers'), 1)
    const last = tasks.at(-1)?.id ?? ''
    await drawer.send('POST', `/model/v1/generation/task/${last}/cancel`)
    for (const { id } of tasks) await drawer.ended(id)

    const after = await read()
    const ended = (outcome: string) =>
      after.get(`spark_tasks_total{style="water_paint",outcome="${outcome}"}`)
    assert.deepEqual([ended('completed'), ended('canceled')], [2, 1])
    assert.equal(after.get('spark_queue_depth'), 0)
    assert.equal(after.get('spark_task_duration_seconds_count{outcome="completed"}'), 2)
    const drawn = after.get('spark_drawing_duration_seconds_sum{style="water_paint"}') ?? 0
    assert.ok(drawn >= 1.2 && drawn < 60, `two drawings of 0.6 s took ${drawn} s`)
    const waited = after.get('spark_task_wait_seconds_sum') ?? 0
    assert.ok(waited >= 0.5, `the second waited for the first: ${waited} s in all`)
    assert.equal(
      after.get('spark_requests_total{method="POST",route="/model/v1/generation",status="200"}'),
      3,
    )
    assert.equal(after.get('spark_engine_errors_total{reason="drawing_failed"}'), 0, 'there from the start')
    assert.ok((after.get('spark_data_free_bytes') ?? 0) > 0)
    assert.ok([...after.keys()].some((name) => name.startsWith('nodejs_eventloop_lag_p99_seconds')))
    assert.ok(![...after.keys()].some((name) => name.includes(last)), 'no id is a label')
  },
})
