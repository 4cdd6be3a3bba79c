import { isIP } from 'node:net'
import { Failure, limits } from '@atelier/contract'
import type { AllowList } from '../photo/allow-list.ts'

/**
 * Reads the address of a receiver, and refuses what would never be sent to. What its name stands for is looked at each
 * time something is sent.
 * @throws Failure webhookUrlInvalid, webhookAddressRefused
 */
export function readReceiver(text: string, allow: AllowList): URL {
  const wrong = (detail: string): Failure => new Failure('webhookUrlInvalid', { detail })
  if (text.length > limits.webhookUrlChars)
    throw wrong(`it has more than ${limits.webhookUrlChars} characters`)
  if (!URL.canParse(text)) throw wrong('it cannot be read as an address')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw wrong(`its scheme is ${url.protocol.slice(0, 20)}//, not http or https`)
  if (url.username || url.password) throw wrong('it holds a user name or password')
  if (url.hash) throw wrong('it has a part behind #, which is never sent')
  const refused = (detail: string): Failure => new Failure('webhookAddressRefused', { detail })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  if (!allow.port(url.hostname, port)) throw refused(`port ${port} is not open for webhooks; 80 and 443 are`)
  if (isIP(host) && !allow.address(host, port, host)) throw refused('it is not a public address')
  return url
}
