import { Failure, shown } from '@atelier/contract'
import type { SentPhoto } from '../tasks/desk.ts'
import { decodePhoto } from './base64.ts'
import { SetAside } from './set-aside.ts'

const addressMaxLetters = 8192

/**
 * The one photo, from `binary_data_base64` or `image_urls`; base64 wins where each holds one. Addresses are read but
 * not resolved: that is the fetcher's part.
 *
 * @param at where the members lie in the body, for error texts
 * @throws Failure missingPhoto, photoCount, notBase64, photoTooBig, photoUrlInvalid, badField
 */
export function readPhoto(params: Readonly<Record<string, unknown>>, at = 'input[0].params.'): SentPhoto {
  const encoded = readList(params, 'binary_data_base64', at)
  const addresses = readList(params, 'image_urls', at)
  const [base64] = encoded
  const [address] = addresses
  if (base64 !== undefined) return { bytes: decodePhoto(base64) }
  if (address instanceof SetAside || (address && address.length > addressMaxLetters))
    throw new Failure('photoUrlInvalid', { detail: `it is longer than ${addressMaxLetters} letters` })
  if (address !== undefined) return { url: readAddress(address) }
  throw new Failure('missingPhoto')
}

/** At most one entry; an absent, null or blank one is none. */
function readList(
  params: Readonly<Record<string, unknown>>,
  field: string,
  at: string,
): readonly (string | SetAside)[] {
  const list = params[field]
  if (list === undefined || list === null) return []
  const path = `${at}${field}`
  if (!Array.isArray(list))
    throw new Failure('badField', {
      field: path,
      detail: `expected an array with one text, such as ["…"], but received ${shown(list instanceof SetAside ? list.bytes.toString('latin1') : list)}`,
    })
  if (list.length > 1) throw new Failure('photoCount', { given: list.length, field })
  const [entry] = list as unknown[]
  if (entry instanceof SetAside) return [entry]
  if (entry === undefined || entry === null || (typeof entry === 'string' && entry.trim() === '')) return []
  if (typeof entry !== 'string')
    throw new Failure('badField', {
      field: `${path}[0]`,
      detail: `expected a text but received ${shown(entry)}`,
    })
  return [entry]
}

function readAddress(given: string): string {
  const address = given.trim()
  if (/^data:/i.test(address))
    throw new Failure('photoUrlInvalid', { detail: 'data: URLs belong into binary_data_base64' })
  if (!URL.canParse(address))
    throw new Failure('photoUrlInvalid', { detail: `${shown(address)} is no address` })
  const { protocol, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Failure('photoUrlInvalid', { detail: `it begins with ${protocol}` })
  if (username !== '' || password !== '')
    throw new Failure('photoUrlInvalid', { detail: 'it carries a user name or password' })
  return address
}
