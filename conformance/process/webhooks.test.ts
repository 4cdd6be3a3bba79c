/** What is owed to a webhook outlives the server, however it ends. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { slow } from '../kit/engine-paths.ts'
import { openPhotoServer } from '../kit/photo-host.ts'
import { plainParams } from '../kit/photos.ts'
import { newHook, openReceiver, signedWith, untilLogged, webhooks, withStatus } from '../kit/receiver.ts'
import { Wire } from '../kit/wire.ts'
import { newFolder, startOn } from './folders.ts'

const limitMs = 120_000

async function openWeb() {
  const web = await openPhotoServer()
  onTestFinished(() => web.close())
  const env = Object.entries(webhooks).map(([k, v]) => [k, v.replace('{photo host}', web.hostPort)])
  return { host: web.corner('process'), env: Object.fromEntries(env) as Record<string, string> }
}

it(
  'tells of an end after a server that was killed between the end and the message came back',
  async () => {
    const { host, env } = await openWeb()
    const data = await newFolder()
    const first = await startOn(data, env)
    const before = new Wire(first.base, first.key)
    const receiver = openReceiver(host)
    receiver.answer(() => {}) // says nothing: nothing was taken
    const hook = await newHook(before, receiver.url)
    const { id } = await before.drawn(await plainParams())
    first.signal('SIGKILL')
    await first.ended
    const begun = receiver.messages.length
    receiver.answer(withStatus(204))
    const again = await startOn(data, env)
    const wire = new Wire(again.base, again.key)
    const message = (await receiver.until(begun + 1))[begun]
    expect(message?.data['id']).toBe(id)
    expect(message && signedWith(message, hook.secret)).toBe(1)
    // What came of the first attempt, if it was begun, had the same bytes.
    for (const earlier of receiver.messages)
      expect([earlier.id, earlier.raw]).toEqual([message?.id, message?.raw])
    expect((await untilLogged(wire, hook.id, 'delivered')).attempts).toHaveLength(1)
  },
  limitMs,
)

it(
  'sends the message of a drawing that ends while the server stops, and what is not taken then at the next start',
  async () => {
    const { host, env } = await openWeb()
    const data = await newFolder()
    const drawing = { ...env, ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '1500' }
    const first = await startOn(data, drawing)
    const before = new Wire(first.base, first.key)
    const [quick, silent] = [openReceiver(host), openReceiver(host, '/silent')]
    silent.answer(() => {})
    await newHook(before, quick.url)
    await newHook(before, silent.url)
    const { id } = await before.accepted(await plainParams())
    while ((await before.read(id)).metadata?.['phase'] !== 'running') await wait(20)
    expect((await first.end()).code).toBe(0)
    expect(quick.messages.map((m) => [m.type, m.data['id']])).toEqual([['task.completed', id]])
    expect(silent.messages).toHaveLength(1)
    silent.answer(withStatus(204))
    await startOn(data, drawing)
    const [held, told] = await silent.until(2)
    expect([told?.id, told?.raw]).toEqual([held?.id, held?.raw])
    expect(quick.messages).toHaveLength(1)
  },
  limitMs,
)
