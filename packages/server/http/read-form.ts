import { Failure, generationParams } from '@atelier/contract'
import type { Config } from '../config.ts'
import type { Caller, Submission } from '../tasks/desk.ts'
import { type Form, inForm, wrongField } from './form.ts'
import { model, readGeneration } from './read-generation.ts'
import { readStyleName } from './read-style.ts'

/** What the file of a form may be called. */
export const photoFields = ['photo', 'file', 'image'] as const

/** Of a form; `binary_data_base64` is what its file stands for. */
const paramFields = Object.keys(generationParams.shape).filter((name) => name !== 'binary_data_base64')
const topFields = ['model', 'metadata', 'moderation']
const known = [photoFields[0], 'style', ...paramFields, ...topFields]

/**
 * A form, read as the generation it stands for: `style` is a short name such as water_paint, `logo_info.position=1` or
 * `logo_info` as JSON, `metadata` as JSON; all else as in a body of JSON.
 *
 * @throws Failure of the request rows, told of the fields of the form
 */
export function readFormGeneration(
  form: Form,
  modelHeader: string | undefined,
  caller: Caller,
  config: Pick<Config, 'defaultSub'>,
): Submission {
  const { file, fields } = form
  try {
    return readGeneration(bodyOf(form, modelHeader), modelHeader, caller, config, {
      at: '',
      ...(file && { photo: { file: file.path } }),
    })
  } catch (e) {
    if (e instanceof Failure && e.param?.startsWith('input[0].params.'))
      throw inForm(e, fields.has('image_urls') ? 'image_urls' : (file?.field ?? photoFields[0]))
    throw e
  }
}

function bodyOf({ fields, file }: Form, modelHeader: string | undefined): object {
  const params: Record<string, unknown> = {}
  const top: Record<string, unknown> = modelHeader === undefined ? { model } : {}
  for (const [name, value] of fields) {
    const [member, inner, ...more] = name.split('.') as [string, ...string[]]
    if (topFields.includes(name)) top[name] = name === 'metadata' ? jsonOf(name, value) : value
    else if (name === 'style') Object.assign(params, styleOf(fields, value))
    else if (name === 'image_urls') params[name] = addressOf(value, file !== undefined)
    else if (name === 'logo_info') params[name] = { ...jsonOf(name, value), ...asObject(params[name]) }
    else if (member === 'logo_info' && inner && more.length === 0)
      params[member] = { ...asObject(params[member]), [inner]: value }
    else if (paramFields.includes(name)) params[name] = value
    else if (!(photoFields as readonly string[]).includes(name))
      throw wrongField(name, `is no field of this form; there are ${known.join(', ')}`)
  }
  return { ...top, input: [{ params }] }
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

function jsonOf(name: string, value: string): object {
  if (value.trim() === '') return {}
  let read: unknown
  try {
    read = JSON.parse(value)
  } catch {
    read = undefined
  }
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read
  throw wrongField(
    name,
    `expected an object in JSON, such as {"${name === 'metadata' ? 'order' : 'position'}":1}`,
  )
}

function styleOf(fields: Form['fields'], given: string): object {
  if (given.trim() === '') return {}
  const other = ['req_key', 'sub_req_key'].find((name) => fields.has(name))
  if (other !== undefined) throw wrongField('style', `was given beside ${other}; one of them says it`)
  const { key, subKey } = readStyleName(given.trim())
  return { req_key: key, ...(subKey !== undefined && { sub_req_key: subKey }) }
}

function addressOf(given: string, hasFile: boolean): readonly string[] {
  if (given.trim() === '') return []
  if (hasFile) throw wrongField('image_urls', 'was given beside a file; exactly one photo is drawn per task')
  return [given]
}
