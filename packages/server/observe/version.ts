import { existsSync, readFileSync } from 'node:fs'

/** The package's own file lies beside the sources, and one folder further up from what is built of them. */
const file = ['../package.json', '../../package.json']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url))
if (!file) throw new Error('the package.json of the server is missing')

/** Of this server, such as 0.1.0. */
export const version = (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
