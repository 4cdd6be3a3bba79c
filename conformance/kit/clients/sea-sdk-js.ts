import { pick } from '../fields.ts'
import type { Params, Wire } from '../wire.ts'

/**
 * What sea-sdk-js (source 6f528bc) sends and how it reads answers: the model in X-Model alone, an error's text from
 * `error.error_message` or `error.message` and from nowhere else.
 */
export const seaSdkJs = (wire: Wire) => {
  const headers = (model: string) => ({
    'content-type': 'application/json',
    'user-agent': 'seaart-sdk-js/0.1.0',
    'x-model': model,
    'x-project': 'default',
  })
  const textOf = (json: unknown): string =>
    String(pick(json, 'error.error_message') ?? pick(json, 'error.message') ?? 'Unknown error')
  return {
    async run(model: string, params: Params): Promise<{ readonly url: string } | { readonly error: string }> {
      const body = JSON.stringify({ input: [{ params }], metadata: { trace: 'js' }, dash_scope: false })
      const made = await wire.send('POST', '/model/v1/generation', { headers: headers(model), body })
      if (made.status >= 400) return { error: textOf(made.json) }
      const id = String(pick(made.json, 'id'))
      for (let polls = 0; polls < 600; polls++) {
        const { json } = await wire.get(`/model/v1/generation/task/${id}`, { headers: headers(model) })
        const status = pick(json, 'status')
        if (status === 'failed') return { error: textOf(json) }
        if (status === 'completed') return { url: String(pick(json, 'output[0].content[0].url')) }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error('the task did not end')
    },
  }
}
