import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { OwnServer } from '../kit/own-server.ts'

/** A new data folder that goes with the test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-process-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts a server on a folder; it is gone when the test ends, however the test ends. */
export async function startOn(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<OwnServer> {
  const server = await OwnServer.start(env, folder)
  onTestFinished(async () => {
    await server.end()
  })
  return server
}
