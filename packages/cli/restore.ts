import { resolve } from 'node:path'
import { type Command, exit, Told } from './command.ts'
import { folderCall } from './folder-call.ts'
import { openMeter } from './meter.ts'

const help = `Usage: atelier restore FOLDER [--data FOLDER] [--quiet]

Makes a data folder of what atelier backup wrote to FOLDER, checking every file. The data folder must be empty or not there
yet: nothing is ever overwritten. Then start the server on it; tasks that were open are drawn.

  --data FOLDER   the data folder to fill (ATELIER_DATA, ./data)
  --quiet         shows no progress

Exit codes: 0 done, 1 it could not be done, 2 wrong call.`

const restore: Command = {
  summary: 'make a data folder of a backup',
  help,
  run: async (argv) => {
    const missing = 'from where? Name a folder that atelier backup wrote'
    const { folder, data, quiet } = await folderCall(argv, missing)
    const { restoreBackup, BadBackup } = await import('@atelier/server/backup/restore.ts')
    const { NotEmpty } = await import('@atelier/server/backup/backup.ts')
    const meter = openMeter(1, quiet)
    try {
      const { createdAt, files } = await restoreBackup(resolve(folder), data, (done, all) => {
        meter.at(done / Math.max(1, all), 'restoring')
      })
      meter.end()
      console.log(`${files.length} files of ${createdAt} are in ${data}`)
      return exit.done
    } catch (e) {
      if (e instanceof BadBackup || e instanceof NotEmpty) throw new Told(e.message)
      throw e
    } finally {
      meter.end()
    }
  },
}
export default restore
