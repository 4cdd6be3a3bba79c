import { Failure } from '@atelier/contract'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '../stores/upload-store.ts'
import type { SentPhoto } from '../tasks/desk.ts'
import type { Uploads } from '../uploads/uploads.ts'
import { callerOf } from './auth.ts'
import { baseOf } from './links.ts'

/** Where photos are uploaded, as the hosted API's command lines call it. */
export const uploadPath = '/api/v1/storage/files'

const extensions: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' }

/** Address of an upload, without the beginning; the ending is for programs that judge by it. */
export const pathOf = ({ id, contentType }: Pick<Upload, 'id' | 'contentType'>): string =>
  `${uploadPath}/${id}.${extensions[contentType] ?? 'bin'}`

/** The id in the last part of such an address. */
export const idOf = (name: string): string | undefined => /^(file_[0-9a-f]{32})(\.\w{1,5})?$/.exec(name)?.[1]

/**
 * The upload of the caller's own that an address names; undefined for any other address. It is known by its path and id,
 * since a server may be reached by several names.
 * @throws Failure uploadUnknown for an address of this server that names none
 */
export async function uploadAt(
  photo: SentPhoto,
  request: FastifyRequest,
  uploads: Uploads,
  publicUrl: string,
): Promise<Upload | undefined> {
  if (!('url' in photo)) return undefined
  const { origin, pathname } = new URL(photo.url)
  const at = pathname.lastIndexOf(`${uploadPath}/`)
  if (at < 0) return undefined
  const id = idOf(pathname.slice(at + uploadPath.length + 1))
  const upload = id === undefined ? undefined : await uploads.find(callerOf(request), id)
  if (upload) return upload
  if (origin === new URL(baseOf(request, publicUrl)).origin) throw new Failure('uploadUnknown')
  return undefined
}
