import { fromBase64, toBase64 } from './base64.ts'
import { invalid } from './errors.ts'
import type { Upload } from './task.ts'

/**
 * A photo: an http(s) address, a `data:` URL, base64 of a JPEG or PNG, its bytes, a Blob or File, or what `upload` gave.
 */
export type Photo =
  | string
  | URL
  | Blob
  | ArrayBuffer
  | Uint8Array
  | Upload
  | { readonly base64: string }
  | { readonly url: string | URL }

/** What is sent: where it lies, or what it is. */
export type PhotoSource = { readonly url: string } | { readonly base64: string } | { readonly blob: Blob }

const expected =
  'expected an http(s) address, a data: URL, base64 of a JPEG or PNG, bytes, a Blob or an upload'

/** Also of another realm, as of a frame or of a test runner. */
const isBuffer = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object ArrayBuffer]'

/** JPEG and PNG, the only kinds that are drawn, begin in base64 with these. */
const beginnings = ['/9j/', 'iVBORw0KGgo']

/** @throws AtelierError invalid_argument */
export function photoSource(photo: Photo): PhotoSource {
  if (typeof photo === 'string') return textSource(photo.trim())
  if (photo instanceof Blob) return { blob: photo }
  if (isBuffer(photo) || ArrayBuffer.isView(photo)) return { blob: blobOf(photo as BufferSource) }
  if (photo instanceof URL) return textSource(photo.href)
  if (typeof photo === 'object' && photo !== null) {
    if ('base64' in photo) return textOfBase64(photo.base64)
    if ('url' in photo) return textSource(String(photo.url))
  }
  throw invalid('photo', expected)
}

const textOfBase64 = (base64: string): PhotoSource => ({
  base64: /^data:/i.test(base64) ? inData(base64) : base64,
})

function textSource(text: string): PhotoSource {
  if (/^https?:\/\//i.test(text)) return { url: text }
  if (/^data:/i.test(text)) return { base64: inData(text) }
  if (beginnings.some((b) => text.startsWith(b))) return { base64: text }
  const shown = JSON.stringify(text.slice(0, 60))
  throw invalid('photo', `${expected}, but received ${shown}; read a file before you give it`)
}

/** Servers of the hosted API want the base64 alone. @throws AtelierError invalid_argument */
function inData(url: string): string {
  const base64 = /^data:[^,]*;base64,(.*)$/is.exec(url)?.[1]
  if (base64 === undefined) throw invalid('photo', 'a data: URL of a photo says ;base64,')
  return base64
}

const blobOf = (bytes: BufferSource): Blob => {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes)
  const isPng = view[0] === 0x89 && view[1] === 0x50
  return new Blob([bytes], { type: isPng ? 'image/png' : 'image/jpeg' })
}

/** Bytes it takes, as far as that is known without reading it. */
export const sizeOf = (source: PhotoSource): number =>
  'blob' in source ? source.blob.size : 'base64' in source ? (source.base64.length * 3) / 4 : 0

export async function base64Of(source: Exclude<PhotoSource, { url: string }>): Promise<string> {
  return 'base64' in source ? source.base64 : toBase64(new Uint8Array(await source.blob.arrayBuffer()))
}

/** A form with the photo as its file. @throws AtelierError invalid_argument for base64 that is none */
export function formOf(source: Exclude<PhotoSource, { url: string }>): FormData {
  const blob = 'blob' in source ? source.blob : decoded(source.base64)
  const form = new FormData()
  const name = 'name' in blob && typeof blob.name === 'string' && blob.name !== '' ? blob.name : 'photo.jpg'
  form.append('file', blob, name)
  return form
}

function decoded(base64: string): Blob {
  const text = base64.replace(/\s+/g, '')
  try {
    return blobOf(fromBase64(text))
  } catch {
    throw invalid('photo', 'it is not base64')
  }
}
