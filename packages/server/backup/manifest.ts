import { z } from 'zod'

export const manifestFile = 'backup.json'

/** What stands in a backup beside its files: which there are, and how each can be told to be whole. */
export const manifest = z.object({
  format: z.literal('atelier-backup'),
  /** Of this description; a reader refuses what it does not know. */
  version: z.literal(1),
  /** The Atelier that wrote it. */
  atelier: z.string(),
  createdAt: z.iso.datetime(),
  files: z.array(
    z.object({
      path: z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[\w./-]+$/),
      size: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
export type Manifest = z.infer<typeof manifest>
