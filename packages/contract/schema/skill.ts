import * as z from 'zod'

/** Every discovery call answers in this envelope, failures too; `status` is an object here and only here. */
export const envelope = <T extends z.ZodType>(data: T) =>
  z.object({ status: z.object({ code: z.int(), message: z.string() }), data })

export const modelItem = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  description: z.string(),
  input_modalities: z.array(z.string()),
  output_modalities: z.array(z.string()),
  /** With `include_curl=true`. */
  curl: z.string().optional(),
})

export const modelList = z.object({
  models: z.array(modelItem),
  total: z.int(),
  page: z.int(),
  page_size: z.int(),
  total_pages: z.int(),
})

/** Values of an enum are texts, always: integers there break a client's decoder. Use min and max for integers. */
export const constraints = z.strictObject({
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  max_items: z.int().optional(),
})

const leaf = z.object({
  name: z.string(),
  path: z.string(),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'array', 'object']),
  required: z.boolean(),
  description: z.string(),
  constraints: constraints.optional(),
  example: z.unknown().optional(),
})
export const parameter = leaf.extend({ children: z.array(leaf).optional() })

export const styleItem = z.object({
  req_key: z.string(),
  sub_req_key: z.string().optional(),
  short_name: z.string(),
  name: z.object({ en: z.string(), zh: z.string() }),
  /** Whether this server draws it now. */
  drawn: z.boolean(),
})

export const modelSpec = z.object({
  model_id: z.string(),
  name: z.string(),
  vendor: z.string(),
  type: z.string(),
  api: z.object({ endpoint: z.url(), method: z.string(), headers: z.record(z.string(), z.string()) }),
  parameters: z.array(parameter),
  styles: z.array(styleItem),
  agent_prompt: z.string(),
})

const endpoint = z.object({ method: z.string(), path: z.string() })

/** JSON schema, as far as the contract's readers know it. */
export interface InputSchema {
  readonly type: string
  readonly description?: string
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly properties?: Readonly<Record<string, InputSchema>>
  readonly items?: InputSchema
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
}

export const modelContract = z.object({
  schema_version: z.literal('model-contract.v1'),
  revision: z.string(),
  model_id: z.string(),
  display_name: z.string(),
  family: z.string(),
  kind: z.string(),
  protocol: z.literal('generation'),
  body_mode: z.literal('generation_wrapper'),
  endpoints: z.object({ submit: endpoint, status: endpoint, result: endpoint }),
  input_schema: z.custom<InputSchema>((v) => typeof v === 'object' && v !== null && 'type' in v),
  input_rules: z.array(z.object({ kind: z.string(), fields: z.array(z.string()), notes: z.string() })),
  examples: z.array(z.record(z.string(), z.unknown())),
})

export type ModelItem = z.infer<typeof modelItem>
export type Parameter = z.infer<typeof parameter>
export type StyleItem = z.infer<typeof styleItem>
export type ModelSpec = z.infer<typeof modelSpec>
export type ModelContract = z.infer<typeof modelContract>
