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
  const bytes = given instanceof SetAside ? given.bytes : Buffer.from(given)
  const photo = decode(bytes)
  if (photo.length > limits.photoBytes) throw tooBig(photo.length)
  return photo
}

const refuse = (detail: string): never => {
  throw new Failure('notBase64', { detail })
}

function headerLength(text: string): number {
  const start = text.slice(0, dataHeaderMax)
  if (!/^data:/i.test(start)) return 0
  const comma = start.indexOf(',')
  if (!/;base64$/i.test(start.slice(0, Math.max(0, comma)))) return refuse('the data: URL is not ;base64,')
  return comma + 1
}

/**
 * Node's decoder skips what it does not know, so a result of the full length proves that there was nothing to skip:
 * one pass, no second look at the alphabet. Letters are taken as bytes: cut to one byte, some beyond Latin-1 would
 * look like base64.
 */
function decode(bytes: Buffer): Buffer {
  if (!bytes.includes(backslash)) {
    const text = bytes.toString('latin1')
    const body = text.slice(headerLength(text))
    const photo = Buffer.from(body, 'base64')
    if (photo.length === fullLength(body)) return photo
  }
  // Line breaks and escapes, or garbage.
  const text = withoutBlanks(bytes).toString('latin1')
  const dense = text.slice(headerLength(text))
  const bad = /[^A-Za-z0-9+/_=-]/.exec(dense)
  if (bad) return refuse(`letter ${bad.index + 1} is ${nameOf(bad[0])}`)
  const photo = Buffer.from(dense, 'base64')
  if (photo.length === fullLength(dense)) return photo
  return refuse(/=[^=]/.test(dense) ? 'there is padding (=) in the middle' : 'it ends early')
}

const backslash = 0x5c
const slash = 0x2f
/** n, r and t after a backslash. */
const escapedBlanks: readonly number[] = [0x6e, 0x72, 0x74]

/** Drops blanks and line breaks, plain or as JSON escapes them, and resolves `\\/`; other escapes stay and are refused. */
function withoutBlanks(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const letter = bytes[i] as number
    // Space, tab, line feed, form feed, carriage return.
    if (
      letter <= 0x20 &&
      (letter === 0x20 || letter === 0x09 || letter === 0x0a || letter === 0x0c || letter === 0x0d)
    )
      continue
    if (letter === backslash) {
      const next = bytes[i + 1] ?? 0
      if (escapedBlanks.includes(next) || next === slash) i++
      if (escapedBlanks.includes(next)) continue
      out[length++] = next === slash ? slash : backslash
    } else out[length++] = letter
  }
  return out.subarray(0, length)
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
