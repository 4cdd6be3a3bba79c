import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Reply = (response: ServerResponse, request: IncomingMessage) => void
interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
}

/** What one scenario may put on the photo host, and what was asked of it. */
export interface PhotoHost {
  /** Serves a reply under a new path and returns its address. */
  at(path: string, reply: Reply): string
  /** A file with a content type. */
  file(path: string, bytes: Buffer, contentType?: string): string
  /** Requests for this scenario's paths so far, oldest first. */
  readonly requests: readonly Asked[]
}

/** A web server on this machine that hands out photos and every fault a web server can have. */
export interface PhotoServer {
  /** Such as `127.0.0.1:34567`. */
  readonly hostPort: string
  /** A corner of it that no other scenario sees. */
  corner(name: string): PhotoHost
  close(): Promise<void>
}

/** Stands in a scenario's settings for the photo host's address, which is known only when it runs. */
export const photoHostMark = '{photo host}'

export async function openPhotoServer(): Promise<PhotoServer> {
  const replies = new Map<string, Reply>()
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push({ path, headers: request.headers })
    const reply = replies.get(path)
    if (reply) reply(response, request)
    else response.writeHead(404).end('not here')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const hostPort = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const corner = (name: string): PhotoHost => {
    const at = (path: string, reply: Reply): string => {
      replies.set(`/${name}${path}`, reply)
      return `http://${hostPort}/${name}${path}`
    }
    return {
      at,
      file: (path, bytes, contentType = 'image/jpeg') =>
        at(path, (response) => {
          response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length }).end(bytes)
        }),
      get requests() {
        return asked
          .filter((a) => a.path.startsWith(`/${name}/`))
          .map((a) => ({ ...a, path: a.path.slice(name.length + 1) }))
      },
    }
  }
  return {
    hostPort,
    corner,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
