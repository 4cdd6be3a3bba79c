import type { FailureName, LimitsProfile } from '@atelier/contract'
import { inspectPath } from '../inspect.ts'
import { listPath, submitPath, taskPath } from '../paths.ts'
import { uploadPath } from '../uploaded.ts'
import { completed, queued, upload } from './examples.ts'
import { generationBodies } from './generation-body.ts'
import type { Answer, Bodies, Operation, Param } from './operation.ts'
import type { SchemaName } from './schemas.ts'
import { webhookOperations } from './webhook-operations.ts'

const json = (schema: SchemaName, examples?: Readonly<Record<string, unknown>>): Bodies => ({
  'application/json': { schema, ...(examples && { examples }) },
})
const picture: Bodies = { 'image/jpeg': { schema: {} }, 'image/png': { schema: {} } }
const events: Bodies = { 'text/event-stream': { schema: { type: 'string' } } }

const taskId: Param = {
  name: 'id',
  in: 'path',
  required: true,
  doc: 'Of a task of the key.',
  schema: { type: 'string' },
  example: completed.id,
}
const wait: Param = {
  name: 'wait',
  in: 'query',
  doc: 'Seconds to be held at most until the task has ended; cut to ATELIER_HOLD_S.',
  schema: { type: 'integer', minimum: 0 },
}
const prefer: Param = {
  name: 'Prefer',
  in: 'header',
  doc: '`wait=N` (RFC 7240) asks the same as `?wait=N`; what is granted is answered as Preference-Applied.',
  schema: { type: 'string' },
}
const once: Param = {
  name: 'Idempotency-Key',
  in: 'header',
  doc: 'A name of your own, once per submission: sent again within a day it is answered with the first task.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}
const xModel: Param = {
  name: 'X-Model',
  in: 'header',
  doc: 'The model, where the body does not say it.',
  schema: { type: 'string' },
}
const fileName: Param = {
  name: 'name',
  in: 'path',
  required: true,
  doc: 'As the address of an upload ends.',
  schema: { type: 'string' },
}

/** Everything may be refused so. */
const always: readonly FailureName[] = ['internal']
const withKey: readonly FailureName[] = [...always, 'unauthorized', 'forbidden', 'rateLimited']
const bodyFaults: readonly FailureName[] = ['badJson', 'badField', 'badForm', 'bodyTooBig', 'unsupportedType']
const photoFaults: readonly FailureName[] = [
  'missingPhoto',
  'notBase64',
  'notAnImage',
  'photoCount',
  'photoUrlInvalid',
  'photoTooBig',
  'photoTooSmall',
  'photoSidesTooLong',
  'photoTruncated',
  'photoBomb',
  'uploadUnknown',
]
const submitFaults: readonly FailureName[] = [
  ...withKey,
  ...bodyFaults,
  ...photoFaults,
  'missingStyleKey',
  'unknownStyleKey',
  'missingSubKey',
  'unknownSubKey',
  'missingModel',
  'unknownModel',
  'modelConflict',
  'insufficientBalance',
  'tooManyTasks',
  'badIdempotencyKey',
  'idempotencyInFlight',
  'idempotencyKeyReused',
  'queueFull',
  'shuttingDown',
  'styleNotDrawn',
]
const tasksFaults: readonly FailureName[] = [...withKey, 'notFound']
const taken: Answer = {
  doc: 'The task, which goes on; or, where it was waited for, how it ended.',
  bodies: json('Task', { 'taken in': queued, 'waited for': completed }),
  headers: {
    'Preference-Applied': 'What of Prefer was granted.',
    'Idempotency-Replayed': '`true` where this is the task of an earlier submission.',
  },
}

/** Every call of the API, in the order in which the document tells them. */
export function operationsOf(profile: LimitsProfile): readonly Operation[] {
  const body = { doc: 'Style and photo.', bodies: generationBodies(profile) }
  return [
    {
      id: 'submit',
      method: 'post',
      path: submitPath,
      tag: 'Drawing',
      summary: 'Has a photo drawn',
      description:
        'Answers at once with a task; ask for it by its id, follow its stream, or be held with `Prefer: wait`.',
      scopes: ['draw', 'admin'],
      params: [wait, prefer, once, xModel],
      body,
      answers: { 200: taken },
      failures: submitFaults,
    },
    {
      id: 'submitAndWait',
      method: 'post',
      path: `${submitPath}/sync`,
      tag: 'Drawing',
      summary: 'Has a photo drawn and answers when it is',
      description:
        'With `Accept: text/event-stream` the answer is the stream of the task, which has no time limit.',
      scopes: ['draw', 'admin'],
      params: [prefer, once, xModel],
      body,
      answers: {
        200: { doc: 'The task, which ended.', bodies: { ...json('Task', { completed }), ...events } },
        504: { doc: 'The time is up and the task goes on: read it by its id.', bodies: json('SyncTimeout') },
      },
      failures: submitFaults,
    },
    {
      id: 'inspect',
      method: 'post',
      path: inspectPath,
      tag: 'Drawing',
      summary: 'Tells what a photo shows and which styles suit it',
      description: 'Nothing is kept and nothing is charged.',
      scopes: ['draw', 'admin'],
      params: [
        {
          name: 'overlay',
          in: 'query',
          doc: 'Adds a picture of what was seen.',
          schema: { type: 'boolean' },
        },
      ],
      body: {
        doc: "A photo's bytes, or JSON with one of the two members.",
        bodies: {
          'image/jpeg': { schema: {} },
          'image/png': { schema: {} },
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                image_urls: { type: 'array', maxItems: 1, items: { type: 'string' } },
                binary_data_base64: { type: 'array', maxItems: 1, items: { type: 'string' } },
              },
            },
          },
        },
      },
      answers: {
        200: {
          doc: 'What was seen; the overlay itself with `Accept: image/jpeg`.',
          bodies: { ...json('Inspection'), 'image/jpeg': { schema: {} } },
        },
      },
      failures: [
        ...withKey,
        ...bodyFaults,
        ...photoFaults,
        'downloadNotAnImage',
        'photoDownload',
        'photoAddressRefused',
        'queueFull',
        'drawingTimedOut',
        'shuttingDown',
      ],
    },
    {
      id: 'readTask',
      method: 'get',
      path: `${taskPath}/{id}`,
      tag: 'Tasks',
      summary: 'Tells how a task stands',
      scopes: ['read', 'draw', 'admin'],
      params: [taskId, wait, prefer],
      answers: { 200: { doc: 'The task.', bodies: json('Task', { 'in the queue': queued, completed }) } },
      failures: [...tasksFaults, 'badField'],
    },
    {
      id: 'streamTask',
      method: 'get',
      path: `${taskPath}/{id}/stream`,
      tag: 'Tasks',
      summary: 'Follows a task as server-sent events',
      description:
        'Events `progress`, `output`, and at last `done` or `error`; each has an `id` to resume behind.',
      scopes: ['read', 'draw', 'admin'],
      params: [
        taskId,
        {
          name: 'cursor',
          in: 'query',
          doc: 'The last event that is known already.',
          schema: { type: 'integer' },
        },
        {
          name: 'Last-Event-ID',
          in: 'header',
          doc: 'The same, as browsers send it.',
          schema: { type: 'string' },
        },
      ],
      answers: {
        200: { doc: 'Events until the task has ended.', bodies: events },
        204: { doc: 'The cursor is that of the last event: there is nothing more to come.' },
      },
      failures: [...tasksFaults, 'badField'],
    },
    {
      id: 'cancelTask',
      method: 'post',
      path: `${taskPath}/{id}/cancel`,
      tag: 'Tasks',
      summary: 'Ends an open task',
      scopes: ['draw', 'admin'],
      params: [taskId],
      answers: { 200: { doc: 'The task, which is canceled.', bodies: json('Task') } },
      failures: [...tasksFaults, ...bodyFaults, 'taskEnded'],
    },
    {
      id: 'deleteTask',
      method: 'delete',
      path: `${taskPath}/{id}`,
      tag: 'Tasks',
      summary: 'Ends an open task, or forgets one with its files',
      scopes: ['draw', 'admin'],
      params: [
        taskId,
        {
          name: 'files',
          in: 'query',
          doc: 'true forgets the task with its photo and picture, in whatever state it is.',
          schema: { type: 'boolean' },
        },
      ],
      answers: {
        200: {
          doc: 'The task, which is canceled; or that it is forgotten.',
          bodies: {
            'application/json': {
              schema: {
                anyOf: [{ $ref: '#/components/schemas/Task' }, { $ref: '#/components/schemas/TaskDeleted' }],
              },
            },
          },
        },
      },
      failures: [...tasksFaults, ...bodyFaults, 'taskEnded'],
    },
    {
      id: 'listTasks',
      method: 'get',
      path: listPath,
      tag: 'Tasks',
      summary: "Lists the key's tasks, page by page",
      scopes: ['read', 'draw', 'admin'],
      params: [
        {
          name: 'status',
          in: 'query',
          doc: 'Some of in_progress, completed, failed, queued, running, canceled.',
          schema: { type: 'string' },
        },
        { name: 'style', in: 'query', doc: 'A style key or short name.', schema: { type: 'string' } },
        {
          name: 'created_after',
          in: 'query',
          doc: 'Seconds since 1970, or ISO 8601.',
          schema: { type: 'string' },
        },
        {
          name: 'created_before',
          in: 'query',
          doc: 'Seconds since 1970, or ISO 8601.',
          schema: { type: 'string' },
        },
        {
          name: 'order',
          in: 'query',
          doc: 'By age.',
          schema: { type: 'string', enum: ['newest', 'oldest'] },
        },
        {
          name: 'limit',
          in: 'query',
          doc: 'Tasks on a page; more than 100 is cut.',
          schema: { type: 'integer', minimum: 1 },
        },
        { name: 'cursor', in: 'query', doc: '`next_cursor` of the page before.', schema: { type: 'string' } },
      ],
      answers: {
        200: {
          doc: 'One page.',
          bodies: json('TaskList'),
          headers: { Link: 'The next page, as RFC 8288 writes it; absent on the last.' },
        },
      },
      failures: [...withKey, 'badField', 'unknownStyleKey', 'unknownSubKey', 'missingSubKey'],
    },
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
        {
          name: 'sealed',
          in: 'path',
          required: true,
          doc: 'Made by the server.',
          schema: { type: 'string' },
        },
        {
          name: 'name',
          in: 'path',
          required: true,
          doc: 'For programs that save by it.',
          schema: { type: 'string' },
        },
        { name: 'Range', in: 'header', doc: 'One range of bytes.', schema: { type: 'string' } },
      ],
      answers: {
        200: { doc: 'The picture.', bodies: picture },
        206: { doc: 'The part that was asked for.', bodies: picture },
        304: { doc: 'It is the one that is there already (If-None-Match).' },
        416: { doc: 'The range lies outside of it.' },
      },
      failures: [...always, 'badSignature', 'resultExpired', 'resultDeleted'],
    },
    ...webhookOperations(withKey, bodyFaults),
    {
      id: 'listModels',
      method: 'get',
      path: '/api/v1/skill/models',
      tag: 'Discovery',
      summary: 'Lists models, as the hosted API does',
      params: [
        { name: 'page', in: 'query', doc: 'From 1.', schema: { type: 'integer', minimum: 1 } },
        { name: 'page_size', in: 'query', doc: 'At most 100.', schema: { type: 'integer', minimum: 1 } },
        { name: 'type', in: 'query', doc: 'Image.', schema: { type: 'string' } },
        { name: 'keywords', in: 'query', doc: 'Words that must occur.', schema: { type: 'string' } },
        { name: 'include_curl', in: 'query', doc: 'Adds a call to copy.', schema: { type: 'boolean' } },
      ],
      answers: { 200: { doc: 'One page.', bodies: json('ModelList') } },
      failures: [...always, 'badField'],
      envelope: true,
    },
    {
      id: 'readSpec',
      method: 'get',
      path: '/api/v1/skill/models/{id}/spec',
      tag: 'Discovery',
      summary: 'Parameters and styles of a model',
      params: [
        {
          name: 'id',
          in: 'path',
          required: true,
          doc: 'spark_style_template',
          schema: { type: 'string' },
          example: 'spark_style_template',
        },
      ],
      answers: { 200: { doc: 'The spec.', bodies: json('ModelSpec') } },
      failures: [...always, 'notFound'],
      envelope: true,
    },
    {
      id: 'readContract',
      method: 'get',
      path: '/api/v1/skill/model-contracts/{id}',
      tag: 'Discovery',
      summary: 'The same as a JSON schema',
      params: [
        {
          name: 'id',
          in: 'path',
          required: true,
          doc: 'spark_style_template',
          schema: { type: 'string' },
          example: 'spark_style_template',
        },
      ],
      answers: { 200: { doc: 'The contract.', bodies: json('ModelContract') } },
      failures: [...always, 'notFound'],
      envelope: true,
    },
    {
      id: 'readError',
      method: 'get',
      path: '/errors/{reason}',
      tag: 'Discovery',
      summary: 'What an error means in general',
      params: [
        {
          name: 'reason',
          in: 'path',
          required: true,
          doc: '`reason` of an error.',
          schema: { type: 'string' },
          example: 'queue_full',
        },
      ],
      answers: { 200: { doc: 'Its row of the table.', bodies: json('ErrorPage') } },
      failures: [...always, 'notFound'],
    },
    {
      id: 'readDocument',
      method: 'get',
      path: '/openapi.json',
      tag: 'Discovery',
      summary: 'This document',
      answers: {
        200: { doc: 'OpenAPI 3.1.', bodies: { 'application/json': { schema: { type: 'object' } } } },
      },
      failures: always,
    },
    {
      id: 'frontDoor',
      method: 'get',
      path: '/',
      tag: 'Service',
      summary: 'Where to go from here',
      answers: { 200: { doc: 'Addresses.', bodies: json('FrontDoor') } },
      failures: always,
    },
    {
      id: 'health',
      method: 'get',
      path: '/healthz',
      tag: 'Service',
      summary: 'Whether the process answers',
      answers: { 200: { doc: 'It does.', bodies: json('Health') } },
      failures: always,
    },
    {
      id: 'readiness',
      method: 'get',
      path: '/readyz',
      tag: 'Service',
      summary: 'Whether work can be taken in',
      answers: {
        200: { doc: 'It can.', bodies: json('Readiness') },
        503: { doc: 'It cannot; the parts say why.', bodies: json('Readiness') },
      },
      failures: always,
    },
    {
      id: 'metrics',
      method: 'get',
      path: '/metrics',
      tag: 'Service',
      summary: 'Figures for Prometheus',
      scopes: ['admin'],
      answers: { 200: { doc: 'The text format.', bodies: { 'text/plain': { schema: { type: 'string' } } } } },
      failures: [...always, 'unauthorized', 'forbidden', 'notFound'],
    },
  ]
}
