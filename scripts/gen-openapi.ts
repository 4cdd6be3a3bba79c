/** docs/openapi.json: the API as a document, as a server at its usual address tells it. */
import { openApi } from '@atelier/server/http/openapi/document.ts'
import { version } from '@atelier/server/observe/version.ts'

export async function generate(): Promise<Record<string, string>> {
  const document = openApi({ server: 'http://127.0.0.1:8080', version, profile: 'strict' })
  return { 'docs/openapi.json': `${JSON.stringify(document, null, 2)}\n` }
}
