import { Failure, limits } from '@atelier/contract'
import { tooBig } from '../photo/photo-faults.ts'
import { SetAside } from './set-aside.ts'

/** A header such as `data:image/jpeg;charset=x;base64,` ends long before this. */
const dataHeaderMax = 200

/**
 * The photo's bytes from base64, standard or URL-safe, padded or not, with blanks and line breaks anywhere, with or
 * without the header of a `data:` URL. What the header says about the type does not count; the content does.
 * @throws Failure notBase64, photoTooBig
 */
export function decodePhoto(given: string | SetAside): Buffer {
  const bytes = given instanceof SetAside ? given.bytes : Buffer.from(given.trim())
  const photo = decode(bytes.subarray(headerLength(bytes)))
  if (photo.length > limits.photoBytes) throw tooBig(photo.length)
  return photo
}

const refuse = (detail: string): never => {
  throw new Failure('notBase64', { detail })
}

function headerLength(bytes: Buffer): number {
  const start = bytes.toString('latin1', 0, dataHeaderMax)
  if (!/^data:/i.test(start)) return 0
  const comma = start.indexOf(',')
  if (!/;base64$/i.test(start.slice(0, Math.max(0, comma)))) return refuse('the data: URL is not ;base64,')
  return comma + 1
}

/**
 * Node's decoder skips what it does not know, so a result of the full length proves that there was nothing to skip:
 * one pass, no second look at the alphabet.
 */
function decode(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const photo = Buffer.from(text, 'base64')
  if (photo.length === fullLength(text)) return photo
  // Line breaks, or garbage.
  const dense = text.replace(/[ \t\r\n\f]+/g, '')
  const bad = /[^A-Za-z0-9+/_=-]/.exec(dense)
  if (bad) return refuse(`letter ${bad.index + 1} is ${nameOf(bad[0])}`)
  const again = Buffer.from(dense, 'base64')
  if (again.length === fullLength(dense)) return again
  return refuse(/=[^=]/.test(dense) ? 'there is padding (=) in the middle' : 'it ends early')
}

/** Bytes that so many letters hold; -1 where no base64 has this length or padding. */
function fullLength(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const letters = text.length - padding
  if (letters % 4 === 1 || (padding > 0 && text.length % 4 !== 0)) return -1
  return Math.floor((letters * 3) / 4)
}

const nameOf = (letter: string): string =>
  /[\x21-\x7e]/.test(letter) ? letter : `byte 0x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
