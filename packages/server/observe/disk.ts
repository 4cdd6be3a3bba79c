import { statfs } from 'node:fs/promises'

/** Bytes that are free to us where a folder lies. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
