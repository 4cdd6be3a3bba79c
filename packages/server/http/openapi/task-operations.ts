import { listPath, taskPath } from '../paths.ts'
import { events, json } from './bodies.ts'
import { completed, queued } from './examples.ts'
import { bodyFaults, tasksFaults, withKey } from './faults.ts'
import type { Operation } from './operation.ts'
import { header, path, prefer, query, wait } from './params.ts'

const taskId = path('id', 'Of a task of the key.', { type: 'string' }, completed.id)

/** How tasks stand, and changing one’s mind. */
export const taskOperations: readonly Operation[] = [
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
      query('cursor', 'The last event that is known already.', { type: 'integer' }),
      header('Last-Event-ID', 'The same, as browsers send it.'),
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
      query('files', 'true forgets the task with its photo and picture, in whatever state it is.', {
        type: 'boolean',
      }),
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
      query('status', 'Some of in_progress, completed, failed, queued, running, canceled.'),
      query('style', 'A style key or short name.'),
      query('created_after', 'Seconds since 1970, or ISO 8601.'),
      query('created_before', 'Seconds since 1970, or ISO 8601.'),
      query('order', 'By age.', { type: 'string', enum: ['newest', 'oldest'] }),
      query('limit', 'Tasks on a page; more than 100 is cut.', { type: 'integer', minimum: 1 }),
      query('cursor', '`next_cursor` of the page before.'),
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
]
