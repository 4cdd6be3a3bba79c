import { type Command, exit, Mistaken, Told } from './command.ts'

/** Loaded when called, so that `keys` does not wait for the renderer and `draw` not for the server. */
const commands: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  serve: () => import('./serve.ts'),
  keys: () => import('./keys.ts'),
  draw: () => import('./draw.ts'),
  inspect: () => import('./inspect.ts'),
  health: () => import('./health.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
}

async function help(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(
      async ([name, load]) => `  ${name.padEnd(8)}${(await load()).default.summary}`,
    ),
  )
  return [
    'atelier: turns photos into pictures, on your own machine',
    '',
    'Usage: atelier <command> [options]',
    '',
    ...lines,
    '',
    'atelier <command> --help tells more.',
  ].join('\n')
}

/** @param argv what stands behind the name of the program; @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(await help())
    return name === undefined ? exit.mistaken : exit.done
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    const known = Object.keys(commands).join(', ')
    console.error(`atelier: there is no command ${JSON.stringify(name)}; there are ${known}`)
    return exit.mistaken
  }
  const { default: command } = await load()
  const end = rest.indexOf('--')
  if ((end < 0 ? rest : rest.slice(0, end)).some((a) => a === '--help' || a === '-h')) {
    console.log(command.help)
    return exit.done
  }
  try {
    return await command.run(rest)
  } catch (e) {
    if (e instanceof Mistaken) {
      console.error(`atelier ${name}: ${e.message}\natelier ${name} --help tells more.`)
      return exit.mistaken
    }
    if (e instanceof Told) {
      console.error(`atelier ${name}: ${e.message}`)
      return exit.failed
    }
    throw e
  }
}

process.exitCode = await main(process.argv.slice(2))
