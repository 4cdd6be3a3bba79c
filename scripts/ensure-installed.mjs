/**
 * Makes a fresh clone ready: the right Node, the packages of the lock file, the built code. Plain JavaScript without
 * packages, since there may be none yet.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const oldestNode = [20, 19]

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  console.error(
    `Atelier needs Node.js ${oldestNode.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  )
  process.exit(1)
}

/** What the lock file asks for and node_modules lacks; npm notes there what it installed. */
function missing() {
  const wanted = read('package-lock.json').packages
  const note = 'node_modules/.package-lock.json'
  const there = existsSync(join(root, note)) ? read(note).packages : {}
  return (
    Object.entries(wanted)
      .filter(([path, p]) => path.includes('node_modules/') && !p.optional && !p.peer)
      // A link to a package of ours has no version: it is there or, in a checkout that was updated, not yet.
      .filter(([path, p]) => (p.link ? !existsSync(join(root, path)) : there[path]?.version !== p.version))
      .map(([path]) => path)
  )
}

/** Runs a program with its output shown. @returns its exit code */
export function show(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw error
  return status ?? 1
}

/** npm beside this very Node, however this script was started. */
function npm(args) {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return show(process.execPath, [own, ...args])
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  if (existsSync(beside)) return show(process.execPath, [beside, ...args])
  return show('npm', args, { shell: process.platform === 'win32' })
}

/** Installs what is missing. No package's install script is run: none of ours needs one. */
export function ensureInstalled() {
  checkNode()
  const lacking = missing()
  if (lacking.length === 0) return
  console.log(`Installing ${lacking.length} packages from the npm registry (once)…`)
  const code = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code === 0) return
  console.error('npm ci did not succeed; its words stand above. Is the registry reachable?')
  process.exit(code)
}

/** Compiles what changed since the last time. @returns the compiler's exit code */
export function build() {
  return show(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'])
}
