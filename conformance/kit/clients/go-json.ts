/**
 * Decodes JSON as Go's encoding/json does into a struct: unknown members and null pass, a missing member keeps its
 * zero, and a wrong type ends the whole decoding, which is what loses a client the real answer.
 */
export type GoType =
  | 'string'
  | 'int'
  | 'float'
  | 'bool'
  | 'any'
  | { readonly list: GoType }
  | { readonly struct: Readonly<Record<string, GoType>> }

export class DecodeError extends Error {}

const nameOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value

export function goDecode(type: GoType, value: unknown, path = ''): void {
  if (value === null || value === undefined || type === 'any') return
  const wrong = (into: string): never => {
    throw new DecodeError(
      `json: cannot unmarshal ${nameOf(value)} into Go struct field ${path} of type ${into}`,
    )
  }
  if (type === 'string') {
    if (typeof value !== 'string') wrong('string')
  } else if (type === 'int') {
    if (!Number.isInteger(value)) wrong('int64')
  } else if (type === 'float') {
    if (typeof value !== 'number') wrong('float64')
  } else if (type === 'bool') {
    if (typeof value !== 'boolean') wrong('bool')
  } else if ('list' in type) {
    if (!Array.isArray(value)) wrong('slice')
    for (const [i, entry] of (value as unknown[]).entries()) goDecode(type.list, entry, `${path}[${i}]`)
  } else {
    if (typeof value !== 'object' || Array.isArray(value)) wrong('struct')
    for (const [name, member] of Object.entries(type.struct))
      goDecode(member, (value as Record<string, unknown>)[name], `${path}.${name}`)
  }
}
