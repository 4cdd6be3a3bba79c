import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Reply = (response: ServerResponse, request: IncomingMessage) => void

/** A web server on this machine that hands out photos and every fault a web server can have. */
export interface PhotoHost {
  /** Serves a reply under a new address and returns that address. */
  at(path: string, reply: Reply): string
  /** A file with a content type. */
  file(path: string, bytes: Buffer, contentType?: string): string
  /** Requests so far, oldest first. */
  readonly requests: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

export async function openPhotoHost(): Promise<PhotoHost> {
  const replies = new Map<string, Reply>()
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ path, headers: request.headers })
    const reply = replies.get(path)
    if (reply) reply(response, request)
    else response.writeHead(404).end('not here')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const at = (path: string, reply: Reply): string => {
    replies.set(path, reply)
    return `http://127.0.0.1:${port}${path}`
  }
  return {
    at,
    file: (path, bytes, contentType = 'image/jpeg') =>
      at(path, (response) => {
        response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length }).end(bytes)
      }),
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
