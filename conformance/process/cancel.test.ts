/** What stops when a task is canceled: not only what is told of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { base64, jpeg } from '../kit/photos.ts'
import { styleKey, Wire } from '../kit/wire.ts'
import { newFolder, startOn } from './folders.ts'

/** Processes of which this one is the parent. */
function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        // The name of the program stands in brackets and may hold anything; the parent comes after the state.
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] === String(pid)
      } catch {
        return false // it ended while it was looked at
      }
    })
    .map(Number)
}

it.runIf(process.platform === 'linux')(
  'ends the process that draws',
  async () => {
    const server = await startOn(await newFolder(), { ATELIER_WORKERS: '1' })
    const wire = new Wire(server.base, server.key)
    // The largest photo there may be: its drawing takes far longer than this test looks on.
    const params = { req_key: styleKey, binary_data_base64: [base64(await jpeg(4096, 3072))] }
    const { id } = await wire.accepted(params)
    while ((await wire.read(id)).metadata?.['phase'] !== 'running') await wait(20)
    await vi.waitFor(() => expect(childrenOf(server.pid)).toHaveLength(1), { timeout: 30_000 })
    const [painter = 0] = childrenOf(server.pid)
    const answer = await wire.send('POST', `/model/v1/generation/task/${id}/cancel`)
    expect(answer.status).toBe(200)
    await vi.waitFor(() => expect(childrenOf(server.pid)).not.toContain(painter), { timeout: 10_000 })
    // And a new one draws what comes next.
    const small = { req_key: styleKey, binary_data_base64: [base64(await jpeg(600, 800))] }
    expect((await wire.drawn(small)).status).toBe('completed')
  },
  300_000,
)
