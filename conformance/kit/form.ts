import type { Sending } from './wire.ts'

/** A file of a form. */
export interface FilePart {
  readonly file: Buffer
  readonly name?: string
}

/** What a browser or `curl -F` sends for these fields. */
export async function formOf(fields: Readonly<Record<string, string | FilePart>>, sending: Sending = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, new Blob([new Uint8Array(value.file)]), value.name ?? 'photo.jpg')
  }
  const sent = new Response(form)
  const type = sent.headers.get('content-type') ?? ''
  return {
    ...sending,
    body: new Uint8Array(await sent.arrayBuffer()),
    headers: { ...sending.headers, 'content-type': type },
  }
}
