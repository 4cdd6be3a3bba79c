import assert from 'node:assert/strict'
import type { OwnServer } from './own-server.ts'

/** Makes an API key on a running server, by its command line. */
export async function newKey(server: OwnServer, name: string, ...options: string[]) {
  const { code, stdout, stderr } = await server.cli('keys', 'create', '--name', name, '--json', ...options)
  assert.equal(code, 0, `atelier keys create ended with ${code}: ${stderr}`)
  return JSON.parse(stdout) as { readonly id: string; readonly key: string }
}
