/** `npm start`: installs what is missing, builds what is stale, starts the server. Arguments go to `atelier serve`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, ensureInstalled, root } from './ensure-installed.mjs'

ensureInstalled()
const cli = join(root, 'packages/cli/dist/main.js')
if (!existsSync(cli)) console.log('Building (once)…')
if (build() !== 0) process.exit(1)
// In this process: signals reach the server itself, and its exit code is ours.
process.argv = [process.argv[0], cli, 'serve', ...process.argv.slice(2)]
await import(pathToFileURL(cli).href)
