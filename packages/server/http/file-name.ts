import { entryOf } from '@atelier/contract'
import type { Result, TaskView } from '../tasks/desk.ts'

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

/** What a picture is called when it is saved: `atelier-water_paint-1f0c9a7e.jpg`. Safe in a header and on disks. */
export function fileNameOf({ id, style }: Pick<TaskView, 'id' | 'style'>, { contentType }: Result): string {
  const short = entryOf(style)?.short ?? 'picture'
  const serial = id.replace(/^task_/, '').slice(0, 8)
  return `atelier-${short}-${serial}.${extensions[contentType] ?? 'bin'}`
}
