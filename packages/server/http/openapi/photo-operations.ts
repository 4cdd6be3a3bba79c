import { uploadPath } from '../uploaded.ts'
import { json, picture } from './bodies.ts'
import { upload } from './examples.ts'
import { always, bodyFaults, photoFaults, tasksFaults, withKey } from './faults.ts'
import type { Operation } from './operation.ts'
import { header, path } from './params.ts'

const fileName = path('name', 'As the address of an upload ends.')

/** Uploads and finished pictures. */
export const photoOperations: readonly Operation[] = [
  {
    id: 'uploadPhoto',
    method: 'post',
    path: uploadPath,
    tag: 'Photos',
    summary: 'Keeps a photo for tasks to come',
    scopes: ['draw', 'admin'],
    body: {
      doc: 'The photo as a file.',
      bodies: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['file'],
            properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
          },
        },
      },
    },
    answers: {
      200: { doc: 'The upload; its `url` goes into `image_urls`.', bodies: json('Upload', { upload }) },
    },
    failures: [...withKey, ...bodyFaults, ...photoFaults, 'uploadsFull'],
    envelope: true,
  },
  {
    id: 'readUpload',
    method: 'get',
    path: `${uploadPath}/{name}`,
    tag: 'Photos',
    summary: 'The uploaded photo',
    scopes: ['read', 'draw', 'admin'],
    params: [fileName],
    answers: { 200: { doc: 'Its bytes.', bodies: picture } },
    failures: tasksFaults,
    envelope: true,
  },
  {
    id: 'deleteUpload',
    method: 'delete',
    path: `${uploadPath}/{name}`,
    tag: 'Photos',
    summary: 'Removes an upload',
    scopes: ['draw', 'admin'],
    params: [fileName],
    answers: { 200: { doc: 'It is gone.', bodies: json('UploadDeleted') } },
    failures: [...tasksFaults, ...bodyFaults],
    envelope: true,
  },
  {
    id: 'readPicture',
    method: 'get',
    path: '/results/{sealed}/{name}',
    tag: 'Photos',
    summary: 'A finished picture',
    description: 'Whoever has the address has the picture. Parts of it by Range.',
    params: [
      path('sealed', 'Made by the server.'),
      path('name', 'For programs that save by it.'),
      header('Range', 'One range of bytes.'),
    ],
    answers: {
      200: { doc: 'The picture.', bodies: picture },
      206: { doc: 'The part that was asked for.', bodies: picture },
      304: { doc: 'It is the one that is there already (If-None-Match).' },
      416: { doc: 'The range lies outside of it.' },
    },
    failures: [...always, 'badSignature', 'resultExpired', 'resultDeleted'],
  },
]
