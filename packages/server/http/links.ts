import type { FastifyRequest } from 'fastify'

/** A host as a browser may send it; anything else must not end up in a link. */
const plainHost = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)(:\d{1,5})?$/i

/** Beginning of absolute links, without a slash at the end: the setting, else as the request reached us. */
export function baseOf(request: FastifyRequest, publicUrl: string): string {
  if (publicUrl !== '') return publicUrl.replace(/\/+$/, '')
  const { host } = request.headers
  if (host !== undefined && plainHost.test(host)) return `${request.protocol}://${host}`
  const { localAddress, localPort } = request.socket
  return localAddress === undefined
    ? 'http://localhost'
    : `http://${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`
}
