import type { InputSchema, LimitsProfile } from '@atelier/contract'
import { catalogue } from '@atelier/contract'
import { model } from '../read-generation.ts'
import { modelContract } from '../skill-model.ts'
import type { Bodies, Json } from './operation.ts'

const anyObject: Json = { type: 'object', additionalProperties: true }

/** What discovery tells of the parameters, so that the two can never differ. */
const paramsSchema = (profile: LimitsProfile): InputSchema => modelContract(() => true, profile).input_schema

const style = 'img2img_water_paint_style_usage'
const generation = (params: Json): Json => ({ model, input: [{ params }] })

/** Bodies of a generation: JSON, or a form with the photo as a file. */
export function generationBodies(profile: LimitsProfile): Bodies {
  return {
    'application/json': {
      schema: {
        type: 'object',
        required: ['input'],
        description: 'Members that are not named here are never refused.',
        properties: {
          model: { type: 'string', const: model, description: 'May stand in the header X-Model instead.' },
          input: {
            type: 'array',
            minItems: 1,
            maxItems: 1,
            items: { type: 'object', required: ['params'], properties: { params: paramsSchema(profile) } },
          },
          metadata: { ...anyObject, description: 'Answered again untouched.' },
          moderation: { type: 'boolean', description: 'Kept for a content checker.' },
        },
      },
      examples: {
        'a photo by its address': generation({
          req_key: style,
          image_urls: ['https://example.com/photo.jpg'],
        }),
        'a sub-style, with a watermark': generation({
          req_key: 'img2img_comic_style_usage',
          sub_req_key: 'img2img_comic_style_marvel',
          image_urls: ['https://example.com/photo.jpg'],
          logo_info: { add_logo: true, position: 0, language: 1, opacity: 0.8 },
        }),
      },
    },
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['photo'],
        properties: {
          photo: {
            type: 'string',
            contentMediaType: 'application/octet-stream',
            description: 'The photo as a file.',
          },
          style: {
            type: 'string',
            enum: catalogue.map((e) => e.short),
            description: 'Short name, instead of req_key.',
          },
          req_key: { type: 'string' },
          sub_req_key: { type: 'string' },
          return_url: { type: 'string', enum: ['true', 'false'] },
          'logo_info.add_logo': { type: 'string', enum: ['true', 'false'] },
          metadata: { type: 'string', description: 'JSON.' },
        },
      },
    },
  }
}
