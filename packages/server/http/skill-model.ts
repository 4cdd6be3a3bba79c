import type {
  InputSchema,
  LimitsProfile,
  ModelContract,
  ModelItem,
  ModelSpec,
  Parameter,
} from '@atelier/contract'
import { agentPrompt, curl } from './agent-prompt.ts'
import { submitPath, taskPath } from './paths.ts'
import { model } from './read-generation.ts'
import { type Draws, parametersOf, stylesOf } from './skill-parameters.ts'

const name = 'Spark Style Template'
const description =
  'Redraws one photo in one of 22 styles: watercolour, ink, comics, anime, clay, porcelain and more.'

export const modelItem = (base: string, withCurl: boolean): ModelItem => ({
  id: model,
  name,
  type: 'Image',
  description,
  input_modalities: ['Image'],
  output_modalities: ['Image'],
  ...(withCurl && { curl: curl(base + submitPath) }),
})

export function modelSpec(base: string, draws: Draws, profile: LimitsProfile): ModelSpec {
  const styles = stylesOf(draws)
  const parameters = parametersOf(styles, profile)
  const endpoint = base + submitPath
  return {
    model_id: model,
    name,
    vendor: 'atelier',
    type: 'image',
    api: {
      endpoint,
      method: 'POST',
      headers: { Authorization: 'Bearer YOUR_API_KEY', 'Content-Type': 'application/json' },
    },
    parameters,
    styles,
    agent_prompt: agentPrompt(endpoint, parameters, styles),
  }
}

/** The same as a JSON schema, for clients that check before they send. */
export function modelContract(draws: Draws, profile: LimitsProfile): ModelContract {
  const parameters = parametersOf(stylesOf(draws), profile)
  const task = `${taskPath}/{id}`
  return {
    schema_version: 'model-contract.v1',
    revision: '1',
    model_id: model,
    display_name: name,
    family: 'spark',
    kind: 'image',
    protocol: 'generation',
    body_mode: 'generation_wrapper',
    endpoints: {
      submit: { method: 'POST', path: submitPath },
      status: { method: 'GET', path: task },
      result: { method: 'GET', path: task },
    },
    input_schema: schemaOf(parameters),
    input_rules: [
      {
        kind: 'one_of',
        fields: ['image_urls', 'binary_data_base64'],
        notes: 'Exactly one photo; base64 wins when both are given.',
      },
    ],
    examples: [
      {
        model,
        input: [
          {
            params: {
              req_key: parameters[0]?.example,
              image_urls: ['https://example.com/photo.jpg'],
            },
          },
        ],
      },
    ],
  }
}

const schemaOf = (parameters: readonly Parameter[]): InputSchema => ({
  type: 'object',
  required: parameters.filter((p) => p.required).map((p) => p.name),
  properties: Object.fromEntries(
    parameters.map(({ name, type, description, constraints: c, children }) => [
      name,
      {
        ...(children ? schemaOf(children) : { type }),
        description,
        ...(type === 'array' && { items: { type: 'string' } }),
        ...(c?.enum && { enum: c.enum }),
        ...(c?.min !== undefined && { minimum: c.min }),
        ...(c?.max !== undefined && { maximum: c.max }),
        ...(c?.max_items !== undefined && { maxItems: c.max_items }),
      },
    ]),
  ),
})
