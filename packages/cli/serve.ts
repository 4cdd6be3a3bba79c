import { parseArgs } from 'node:util'
import { type Command, exit, parsed, Told } from './command.ts'

const help = `Usage: atelier serve [--host ADDRESS] [--port PORT] [--data FOLDER]

Starts the service. It listens on 127.0.0.1:8080 and keeps everything in ./data unless told otherwise.

  --host ADDRESS   address to listen on (HOST)
  --port PORT      port to listen on, 0 for a free one (PORT)
  --data FOLDER    folder of keys, tasks and pictures (ATELIER_DATA)

All settings are environment variables; docs/configuration.md lists them.
SIGTERM or Ctrl-C stops it: running drawings may end, the rest waits for the next start. A second one stops at once.
Exit codes: 0 stopped as asked, 1 it could not start, 2 wrong call.`

/** Errors that say by themselves what to mend; anything else is a fault of ours and keeps its stack. */
const telling = new Set([
  'WrongSettings',
  'DataInUse',
  'DataTooNew',
  'DataNotOpened',
  'RestoreUnfinished',
  'EngineNotOpened',
  'OwnerKeyRevoked',
])

/** What the system says when the data folder cannot be what it must. */
const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EISDIR'])

function asTold(e: unknown, env: Readonly<Record<string, string | undefined>>): unknown {
  if (!(e instanceof Error)) return e
  if (telling.has(e.name)) return new Told(e.message)
  const { code, path } = e as NodeJS.ErrnoException
  const where = `${env['HOST'] || '127.0.0.1'}:${env['PORT'] || '8080'}`
  if (code === 'EADDRINUSE') return new Told(`${where} is in use; choose another port with PORT`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Told(`${where} is not an address of this machine; choose another with HOST`)
  if (code === 'EACCES' && path === undefined)
    return new Told(`${where} may not be listened on; ports below 1024 need a right`)
  if (path !== undefined && unwritable.has(code ?? ''))
    return new Told(`the data folder cannot be written (${e.message}); choose another with ATELIER_DATA`)
  return e
}

/** Resolves with the signal that asks to stop; a second signal ends the process at once. */
function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const)
      process.on(signal, () => {
        if (asked) process.exit(code)
        asked = true
        resolve(signal)
      })
  })
}

const serve: Command = {
  summary: 'start the service',
  help,
  run: async (argv) => {
    const { values } = parsed(() =>
      parseArgs({
        args: [...argv],
        options: { host: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } },
      }),
    )
    const env = {
      ...process.env,
      ...(values.host !== undefined && { HOST: values.host }),
      ...(values.port !== undefined && { PORT: values.port }),
      ...(values.data !== undefined && { ATELIER_DATA: values.data }),
    }
    const stop = stopSignal() // before anything is opened: a signal during the start is not lost
    const { startServer } = await import('@atelier/server/main.ts')
    const server = await startServer(env).catch((e: unknown) => {
      throw asTold(e, env)
    })
    const { address, owner, config } = server
    console.log(`Atelier listens on ${address}`)
    if (owner.made) {
      console.log(`Your key, shown this once and kept in ${config.data}/owner-key:\n  ${owner.secret}`)
    }
    await stop
    console.log('Stopping; running drawings may end first. Again to stop at once.')
    await server.stop()
    return exit.done
  },
}
export default serve
