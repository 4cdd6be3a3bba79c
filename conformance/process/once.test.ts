/** A name under which a submission was taken in outlives the server. */
import { expect, it } from 'vitest'
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { Wire } from '../kit/wire.ts'
import { newFolder, startOn } from './folders.ts'

it('tells the same task after a server that was killed came back', async () => {
  const data = await newFolder()
  const first = await startOn(data, { ATELIER_ENGINES: quick })
  const sending = { headers: { 'idempotency-key': 'kept' } }
  const { id } = await new Wire(first.base, first.key).accepted(await plainParams(), sending)
  first.signal('SIGKILL')
  await first.ended
  const again = await startOn(data, { ATELIER_ENGINES: quick })
  const wire = new Wire(again.base, again.key)
  expect((await wire.accepted(await plainParams(), sending)).id).toBe(id)
  expect((await wire.ended(id)).status).toBe('completed')
}, 120_000)
