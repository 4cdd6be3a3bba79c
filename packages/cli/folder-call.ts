import { parseArgs } from 'node:util'
import { dataFolder } from './ask.ts'
import { Mistaken, parsed } from './command.ts'

export interface FolderCall {
  /** As it was given. */
  readonly folder: string
  /** The server's data folder. */
  readonly data: string
  readonly quiet: boolean
}

/**
 * Reads a call of the form `FOLDER [--data FOLDER] [--quiet]`.
 * @param missing what is asked when no folder is named
 */
export async function folderCall(argv: readonly string[], missing: string): Promise<FolderCall> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, quiet: { type: 'boolean', default: false } },
    }),
  )
  const [folder, ...more] = positionals
  if (folder === undefined) throw new Mistaken(missing)
  if (more.length > 0) throw new Mistaken(`${JSON.stringify(more[0])} is too much`)
  return { folder, data: await dataFolder(values.data), quiet: values.quiet }
}
