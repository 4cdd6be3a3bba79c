/**
 * A webhook that took nothing for days, here for seconds, is disabled, and the operator's log says so. What ended long
 * enough ago goes from the log of deliveries.
 */
import assert from 'node:assert/strict'
import { pick } from '../kit/fields.ts'
import {
  hooks,
  logOf,
  newHook,
  openReceiver,
  until,
  untilLogged,
  webhooks,
  withStatus,
} from '../kit/receiver.ts'
import { scenario } from '../kit/scenario.ts'

const env = {
  ...webhooks,
  ATELIER_WEBHOOK_RETRIES: '1s,1s,1s,1s,1s,1s,1s,1s',
  /** 2.6 seconds. */
  ATELIER_WEBHOOK_DISABLE_DAYS: '0.00003',
  /** 8.6 seconds. */
  ATELIER_WEBHOOK_LOG_DAYS: '0.0001',
}

export default scenario({
  proves: ['issue 6: a webhook failing for days is disabled', 'issue 6: deliveries are swept'],
  needs: [{ server: { env } }],
  steps: async ({ wire, own, host }) => {
    const receiver = openReceiver(host())
    receiver.answer(withStatus(500))
    const hook = await newHook(wire, receiver.url)
    await wire.send('POST', `${hooks}/${hook.id}/test`)
    await receiver.until(1)
    await until(
      async () => pick((await wire.get(`${hooks}/${hook.id}`)).json, 'failing_since') !== undefined,
      'webhooks that say since when they fail',
    )
    const ended = await untilLogged(wire, hook.id, 'failed')
    assert.equal(ended.reason, 'webhook_disabled')
    const { json } = await wire.get(`${hooks}/${hook.id}`)
    assert.deepEqual([pick(json, 'status'), pick(json, 'disabled_reason')], ['disabled', 'failing'])
    const line = own()
      .heard.stderr.split('\n')
      .find((l) => l.includes('a webhook was disabled'))
    assert.match(line ?? '', new RegExp(hook.id))
    await until(async () => (await logOf(wire, hook.id)).length === 0, 'no deliveries left')
  },
})
