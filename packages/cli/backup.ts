import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ask } from './ask.ts'
import { type Command, exit, Told } from './command.ts'
import { folderCall } from './folder-call.ts'
import { openMeter } from './meter.ts'

const help = `Usage: atelier backup FOLDER [--data FOLDER] [--quiet]

Writes keys, tasks, photos and pictures to FOLDER, as they are at one moment, whether the server runs or not; it goes on
answering and drawing meanwhile. FOLDER must be empty or not there yet; it appears when all is in it. It holds the keys to
everything: keep it as you keep the data folder. atelier restore makes a data folder of it.

  --data FOLDER   the server's data folder (ATELIER_DATA, ./data)
  --quiet         shows no progress

Exit codes: 0 done, 1 it could not be done, 2 wrong call.`

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

const backup: Command = {
  summary: 'copy keys, tasks and pictures to a folder',
  help,
  run: async (argv) => {
    const { folder, data, quiet } = await folderCall(argv, 'where to? Name a folder')
    if (!existsSync(join(data, 'atelier.db')))
      throw new Told(`there is no data in ${data}; choose with --data`)
    const { NotEmpty, writeBackup, entries } = await import('@atelier/server/backup/backup.ts')
    const target = resolve(folder)
    if ((await entries(target)).length > 0) throw new Told(new NotEmpty(target).message)
    const snapshot = await ask(data, { do: 'snapshot' })
    const meter = openMeter(1, quiet)
    try {
      const told = await writeBackup(snapshot, target, (done, all) => {
        meter.at(done / Math.max(1, all), `${megabytes(done)} of ${megabytes(all)} MB`)
      })
      meter.end()
      const bytes = told.files.reduce((sum, f) => sum + f.size, 0)
      console.log(`${told.files.length} files, ${megabytes(bytes)} MB in ${target}`)
      return exit.done
    } finally {
      meter.end()
      await rm(snapshot, { recursive: true, force: true })
    }
  },
}
export default backup
