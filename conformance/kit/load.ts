import { readdir, readFile } from 'node:fs/promises'
import type { Scenario } from './scenario.ts'

export interface Named {
  /** The file's name without its ending. */
  readonly name: string
  /** The prose at the head of the file. */
  readonly prose: string
  readonly scenario: Scenario
}

const folder = new URL('../scenarios/', import.meta.url)

/** The comment at the head of a file, as plain sentences. */
function proseOf(source: string, name: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source.replace(/^(import[\s\S]*?\n)+\n/, ''))?.[1]
  const prose = comment?.replace(/^\s*\*? ?/gm, '').trim()
  if (!prose) throw new Error(`scenarios/${name}.ts does not begin with a comment that says what it is about`)
  return prose
}

/** Every scenario, in the order of its name. */
export async function loadScenarios(): Promise<readonly Named[]> {
  const files = (await readdir(folder)).filter((f) => f.endsWith('.ts')).sort()
  return Promise.all(
    files.map(async (file) => {
      const name = file.replace(/\.ts$/, '')
      const source = await readFile(new URL(file, folder), 'utf8')
      const module = (await import(new URL(file, folder).href)) as { default?: Scenario }
      if (!module.default) throw new Error(`scenarios/${file} has no default export`)
      return { name, prose: proseOf(source, name), scenario: module.default }
    }),
  )
}
