import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Mistaken, Told } from './command.ts'

/** The data folder a command is about: its option, else the setting. */
export async function dataFolder(option: string | undefined): Promise<string> {
  const { settings } = await import('@atelier/server/config.ts')
  const { data: place } = settings['What it keeps']
  const folder = option ?? process.env['ATELIER_DATA']?.trim()
  return folder ? place.read(folder) : place.default
}

/** A server that starts or stops holds the database and does not answer yet: worth waiting for. */
const waitMs = 5000

/** Asks the server that runs on the data folder, or does it on the database itself when none runs. */
export async function ask<A extends import('@atelier/server/control.ts').Ask>(data: string, what: A) {
  const { answer, askServer, NoServer } = await import('@atelier/server/control.ts')
  type Answer = import('@atelier/server/control.ts').Answers[A['do']]
  for (const until = Date.now() + waitMs; ; await sleep(100)) {
    try {
      return await askServer(data, what)
    } catch (e) {
      if (!(e instanceof NoServer)) throw new Told((e as Error).message)
    }
    const { openEmbedded } = await import('@atelier/server/stores/embedded/open.ts')
    const { openFsBlobs } = await import('@atelier/server/stores/fs-blobs.ts')
    const { keysOf } = await import('@atelier/server/accounts/keys.ts')
    const { takeSnapshot } = await import('@atelier/server/backup/snapshot.ts')
    try {
      const stores = await openEmbedded(data)
      try {
        const keys = keysOf(stores.accounts)
        const snapshot = async () => takeSnapshot(data, stores, await openFsBlobs(join(data, 'blobs')))
        return (await answer({ keys, snapshot }, what)) as Answer
      } finally {
        await stores.close()
      }
    } catch (e) {
      if (e instanceof RangeError) throw new Mistaken(e.message)
      if ((e as Error).name !== 'DataInUse' || Date.now() > until) throw new Told((e as Error).message)
    }
  }
}
