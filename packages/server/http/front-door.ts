import type { FastifyInstance } from 'fastify'
import { inspectPath } from './inspect.ts'
import { baseOf } from './links.ts'
import type { HttpParts } from './parts.ts'
import { listPath, submitPath, taskPath } from './paths.ts'
import { model } from './read-generation.ts'
import { uploadPath } from './uploaded.ts'

/** What a person finds who opens the bare address: where to go from here. */
export function serveFrontDoor(app: FastifyInstance, { config }: HttpParts): void {
  app.get('/', async (request) => {
    const base = baseOf(request, config.publicUrl)
    return {
      service: 'atelier',
      submit: `POST ${base}${submitPath}`,
      submit_and_wait: `POST ${base}${submitPath}/sync`,
      task: `GET ${base}${taskPath}/{id}`,
      events: `GET ${base}${taskPath}/{id}/stream`,
      cancel: `POST ${base}${taskPath}/{id}/cancel`,
      delete: `DELETE ${base}${taskPath}/{id}?files=true`,
      tasks: `GET ${base}${listPath}`,
      upload: `POST ${base}${uploadPath}`,
      inspect: `POST ${base}${inspectPath}`,
      spec: `${base}/api/v1/skill/models/${model}/spec`,
      openapi: `${base}/openapi.json`,
      health: `${base}/healthz`,
    }
  })
}
