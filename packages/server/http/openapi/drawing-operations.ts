import type { FailureName, LimitsProfile } from '@atelier/contract'
import { inspectPath } from '../inspect.ts'
import { submitPath } from '../paths.ts'
import { events, json } from './bodies.ts'
import { completed, queued } from './examples.ts'
import { bodyFaults, photoFaults, withKey } from './faults.ts'
import { generationBodies } from './generation-body.ts'
import type { Answer, Operation } from './operation.ts'
import { header, prefer, query, wait } from './params.ts'

const once = header(
  'Idempotency-Key',
  'A name of your own, once per submission: sent again within a day it is answered with the first task.',
  { type: 'string', minLength: 1, maxLength: 255 },
)
const xModel = header('X-Model', 'The model, where the body does not say it.')

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
const taken: Answer = {
  doc: 'The task, which goes on; or, where it was waited for, how it ended.',
  bodies: json('Task', { 'taken in': queued, 'waited for': completed }),
  headers: {
    'Preference-Applied': 'What of Prefer was granted.',
    'Idempotency-Replayed': '`true` where this is the task of an earlier submission.',
  },
}

/** Photos in, pictures out. */
export function drawingOperations(profile: LimitsProfile): readonly Operation[] {
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
      params: [query('overlay', 'Adds a picture of what was seen.', { type: 'boolean' })],
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
  ]
}
