import { json } from './bodies.ts'
import { always } from './faults.ts'
import type { Operation } from './operation.ts'
import { path, query } from './params.ts'

/** What there is, as the hosted API’s clients ask for it. */
export const discoveryOperations: readonly Operation[] = [
  {
    id: 'listModels',
    method: 'get',
    path: '/api/v1/skill/models',
    tag: 'Discovery',
    summary: 'Lists models, as the hosted API does',
    params: [
      query('page', 'From 1.', { type: 'integer', minimum: 1 }),
      query('page_size', 'At most 100.', { type: 'integer', minimum: 1 }),
      query('type', 'Image.'),
      query('keywords', 'Words that must occur.'),
      query('include_curl', 'Adds a call to copy.', { type: 'boolean' }),
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
    params: [path('id', 'spark_style_template', { type: 'string' }, 'spark_style_template')],
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
    params: [path('id', 'spark_style_template', { type: 'string' }, 'spark_style_template')],
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
    params: [path('reason', '`reason` of an error.', { type: 'string' }, 'queue_full')],
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
]
