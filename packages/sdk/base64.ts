/** Letters at once: a multiple of 3, so that pieces can be put together, and few enough arguments for a call. */
const piece = 3 * 8192

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += piece)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + piece))))
  return parts.join('')
}

/** @throws DOMException InvalidCharacterError for what is none */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
