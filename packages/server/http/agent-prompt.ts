import type { Parameter, StyleItem } from '@atelier/contract'
import { model } from './read-generation.ts'

const bodyOf = (key: string): string =>
  JSON.stringify({
    model,
    input: [{ params: { req_key: key, image_urls: ['https://example.com/photo.jpg'] } }],
  })

/** One command that submits a photo. */
export const curl = (endpoint: string, key = 'img2img_water_paint_style_usage'): string =>
  `curl -X POST ${endpoint} -H 'Authorization: Bearer YOUR_API_KEY' -H 'Content-Type: application/json' -d '${bodyOf(key)}'`

/** What a model, or a person in a hurry, needs to use the API from nothing. */
export function agentPrompt(
  endpoint: string,
  parameters: readonly Parameter[],
  styles: readonly StyleItem[],
): string {
  const rows = parameters
    .flatMap((p) => [p, ...(p.children ?? [])])
    .map(
      (p) =>
        `| ${p.path.replace('input[0].params.', '')} | ${p.type} | ${p.required ? 'yes' : 'no'} | ${limitsOf(p)} | ${p.description.split('. ')[0]} |`,
    )
  const drawn = styles.filter((s) => s.drawn)
  const list = (items: readonly StyleItem[]) =>
    items.map(
      (s) => `- ${s.name.en}: req_key ${s.req_key}${s.sub_req_key ? `, sub_req_key ${s.sub_req_key}` : ''}`,
    )
  return [
    `# ${model}: redraw a photo in a style`,
    '',
    `Submit: POST ${endpoint} with Authorization: Bearer YOUR_API_KEY and Content-Type: application/json`,
    '',
    curl(endpoint, drawn[0]?.req_key),
    '',
    'The answer has an id. Poll until status is completed or failed (every 2 seconds, or hold with Prefer: wait=30):',
    '',
    `GET ${endpoint}/task/{id}`,
    '',
    `Or submit and wait in one: POST ${endpoint}/sync. Follow the progress as server-sent events: GET ${endpoint}/task/{id}/stream.`,
    `Cancel: POST ${endpoint}/task/{id}/cancel. Your tasks: GET ${endpoint}/tasks.`,
    '',
    'completed: output[0].content[0].url is the picture. failed: error.error_message says why and what to do.',
    '',
    '## Parameters (input[0].params)',
    '',
    '| name | type | required | values | meaning |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'Give exactly one photo, in image_urls or in binary_data_base64.',
    '',
    '## Styles drawn by this server',
    '',
    ...(drawn.length > 0 ? list(drawn) : ['none at the moment']),
    '',
    '## Styles known but not drawn here (003008099)',
    '',
    ...list(styles.filter((s) => !s.drawn)),
  ].join('\n')
}

function limitsOf({ constraints: c }: Parameter): string {
  if (!c) return ''
  const parts = [
    c.enum && 'a style key of the lists below',
    c.min !== undefined && `${c.min} to ${c.max}`,
    c.max_items !== undefined && `${c.max_items} entry`,
    c.default !== undefined && `default ${String(c.default)}`,
  ]
  return parts.filter(Boolean).join(', ')
}
