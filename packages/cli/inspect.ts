import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from '@atelier/contract'
import { openStudio } from '@atelier/server/engines/studio.ts'
import { inspectFile } from '@atelier/server/inspection/inspect-file.ts'
import { type Command, exit, Mistaken, parsed, Told } from './command.ts'
import { deliver } from './deliver.ts'
import { inspectionText } from './inspection-text.ts'

const help = `Usage: atelier inspect PHOTO... [--json] [--overlay FILE]

Looks at photos without drawing them: whether they keep the limits, how sharp and bright they are, who and what is
seen in them, and which styles suit them best.

  PHOTO             a JPEG or PNG file
  --json            one JSON object a photo, as POST /v1/inspect answers
  --overlay FILE    also writes a JPEG that shows what was seen (one photo): white the contours of faces, red a box
                    whose features are not to be trusted, turquoise bodies, pink people, orange skin, violet hair,
                    blue sky, green leaves
  --limits P        strict (default) or lenient: lenient takes photos from 256 pixels a side

Exit codes: 0 every photo could be looked at and keeps the limits, 1 some do not, 2 wrong call.`

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        overlay: { type: 'string' },
        limits: { type: 'string', default: 'strict' },
      },
    }),
  )
  if (positionals.length === 0) throw new Mistaken('name at least one photo')
  if (values.limits !== 'strict' && values.limits !== 'lenient')
    throw new Mistaken('--limits: expected strict or lenient')
  if (values.overlay !== undefined && positionals.length > 1) throw new Mistaken('--overlay takes one photo')
  if (values.overlay === '-')
    throw new Mistaken('--overlay: name a file; the standard output carries the report')
  const profile = values.limits
  const folder = await mkdtemp(join(tmpdir(), 'atelier-'))
  const studio = await openStudio()
  let wrong = 0
  try {
    for (const photo of positionals) {
      try {
        if (!(await stat(photo).catch(() => undefined))?.isFile()) throw new Told(`there is no file ${photo}`)
        const job = { photo, folder, overlay: values.overlay !== undefined }
        const { inspection, overlay } = await inspectFile(job, profile, (j) => studio.inspect(j))
        if (!inspection.limits.ok) wrong++
        console.log(values.json ? JSON.stringify(inspection) : inspectionText(photo, inspection))
        if (overlay && values.overlay !== undefined) await deliver(overlay.file, values.overlay)
      } catch (e) {
        if (!(e instanceof Failure || e instanceof Told)) throw e
        wrong++
        const hint = e instanceof Failure ? `. ${e.hint}` : ''
        console.error(`atelier inspect: ${basename(photo)}: ${e.message}${hint}`)
      }
    }
  } finally {
    await studio.close()
    await rm(folder, { recursive: true, force: true })
  }
  return wrong > 0 ? exit.failed : exit.done
}

export default { summary: 'tell what is in photos and which styles suit them', help, run } satisfies Command
