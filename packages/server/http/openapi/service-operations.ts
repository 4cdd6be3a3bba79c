import { json } from './bodies.ts'
import { always } from './faults.ts'
import type { Operation } from './operation.ts'

/** For operators. */
export const serviceOperations: readonly Operation[] = [
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
