import { parseArgs } from 'node:util'
import { type Command, exit, Mistaken, parsed } from './command.ts'

const help = `Usage: atelier health [--ready] [--url URL]

Asks a running server whether it is alive, for health checks of containers and scripts.

  --ready      asks whether it can take work in, not only whether it answers
  --url URL    its address (from HOST and PORT: http://127.0.0.1:8080)

Exit codes: 0 yes, 1 no, 2 wrong call.`

/** A health check that hangs is one that failed. */
const patienceMs = 5000

function addressOf(env: Readonly<Record<string, string | undefined>>): string {
  const host = env['HOST']?.trim() || '127.0.0.1'
  // An address for listening on all interfaces is none to call.
  const called = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${called}:${env['PORT']?.trim() || '8080'}`
}

const health: Command = {
  summary: 'ask a running server whether it is alive',
  help,
  run: async (argv) => {
    const { values } = parsed(() =>
      parseArgs({
        args: [...argv],
        options: { url: { type: 'string' }, ready: { type: 'boolean', default: false } },
      }),
    )
    const base = values.url ?? addressOf(process.env)
    if (!URL.canParse(base)) throw new Mistaken(`--url: ${JSON.stringify(base)} is not an address`)
    const url = new URL(values.ready ? '/readyz' : '/healthz', base)
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
      const text = await answer.text()
      console.log(text)
      return answer.ok ? exit.done : exit.failed
    } catch (e) {
      const { cause, message } = e as Error
      console.error(
        `atelier health: ${url.href} does not answer: ${cause instanceof Error ? cause.message : message}`,
      )
      return exit.failed
    }
  },
}
export default health
