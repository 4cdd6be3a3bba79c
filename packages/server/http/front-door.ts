import type { FastifyInstance } from 'fastify'
import { inspectPath } from './inspect.ts'
import { baseOf } from './links.ts'
import type { HttpParts } from './parts.ts'
import { model } from './read-generation.ts'
import { submitPath } from './skill-model.ts'

/** What a person finds who opens the bare address: where to go from here. */
export function serveFrontDoor(app: FastifyInstance, { config }: HttpParts): void {
  app.get('/', async (request) => {
    const base = baseOf(request, config.publicUrl)
    return {
      service: 'atelier',
      submit: `POST ${base}${submitPath}`,
      task: `GET ${base}${submitPath}/task/{id}`,
      inspect: `POST ${base}${inspectPath}`,
      spec: `${base}/api/v1/skill/models/${model}/spec`,
      health: `${base}/healthz`,
    }
  })
}
