import type { Dirent } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import type { CatalogueEntry } from '@atelier/contract'
import { Mistaken, Told } from './command.ts'

/** One picture to be drawn. */
export interface Order {
  /** A file; `-` for the standard input. */
  readonly photo: string
  readonly entry: CatalogueEntry
  /** A file; `-` for the standard output. */
  readonly target: string
}

export interface Orders {
  readonly orders: readonly Order[]
  /** The folder that was named for the pictures: what is there already is left as it is. */
  readonly folder: string | undefined
}

/** A photo, and the folder below which it was found. */
interface Found {
  readonly photo: string
  readonly below: string
}

const photoNames = /\.(jpe?g|png)$/i
const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true

/**
 * What is to be drawn of which photo, and where to. The pictures of a folder lie in the output folder as the photos lie in
 * theirs.
 * @throws Mistaken
 */
export async function ordersOf(
  named: readonly string[],
  chosen: readonly CatalogueEntry[],
  out: string | undefined,
  ext: string,
): Promise<Orders> {
  const folders = (await Promise.all(named.map(isFolder))).includes(true)
  const folder =
    out !== undefined && out !== '-' && (folders || out.endsWith('/') || (await isFolder(out)))
      ? out
      : undefined
  if (folders && folder === undefined)
    throw new Mistaken('the photos of a folder need a folder for their pictures: -o FOLDER')
  const photos = await photosIn(named, folder)
  const single = photos.length === 1 && chosen.length === 1 && !folders
  if (out === '-' && !single) throw new Mistaken('-o - takes one photo and one style')
  if (out !== undefined && !single && folder === undefined)
    throw new Mistaken(`several pictures need a folder: ${out} is none`)
  const stems = new Set<string>()
  const orders = photos.flatMap(({ photo, below }) => {
    const stem = photo === '-' ? 'picture' : stemOf(photo, stems)
    return chosen.map((entry): Order => {
      if (out !== undefined && folder === undefined) return { photo, entry, target: out }
      if (photo === '-' && folder === undefined) return { photo, entry, target: '-' }
      const place = folder === undefined ? dirname(photo) : join(folder, relative(below, dirname(photo)))
      return { photo, entry, target: join(place, `${stem}-${entry.short}.${ext}`) }
    })
  })
  checkTargets(orders)
  if (folder !== undefined) await makeFolders(orders)
  return { orders, folder }
}

/** What its pictures are called after; of `a.jpg` and `a.png` in one folder the second keeps its ending. */
function stemOf(photo: string, taken: Set<string>): string {
  const plain = basename(photo, extname(photo))
  const path = resolve(dirname(photo), plain)
  if (taken.has(path)) return basename(photo)
  taken.add(path)
  return plain
}

/** Photos by name as they are, of folders all that lies in them, but for what begins with a dot and for the pictures. */
async function photosIn(named: readonly string[], out: string | undefined): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const name of named) {
    if (!(await isFolder(name))) {
      found.set(name === '-' ? '-' : resolve(name), { photo: name, below: dirname(name) })
      continue
    }
    const inside = await walk(name, out)
    for (const photo of inside) found.set(resolve(photo), { photo, below: name })
    if (inside.length === 0) throw new Mistaken(`there are no photos (.jpg, .jpeg, .png) in ${name}`)
  }
  return [...found.values()]
}

const isLinkToFile = async (entry: Dirent, path: string): Promise<boolean> =>
  entry.isSymbolicLink() && (await stat(path).catch(() => undefined))?.isFile() === true

async function walk(folder: string, out: string | undefined): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))
  const photos: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory() && (out === undefined || resolve(path) !== resolve(out)))
      photos.push(...(await walk(path, out)))
    else if (photoNames.test(entry.name) && (entry.isFile() || (await isLinkToFile(entry, path))))
      photos.push(path)
  }
  return photos
}

/** @throws Mistaken where one picture would replace another, or a photo */
function checkTargets(orders: readonly Order[]): void {
  const photos = new Set(orders.map((o) => resolve(o.photo)))
  const targets = new Set<string>()
  for (const { target } of orders) {
    if (target === '-') continue
    const path = resolve(target)
    if (targets.has(path))
      throw new Mistaken(`two photos would both be written to ${target}; draw them into separate folders`)
    if (photos.has(path)) throw new Mistaken(`${target} would replace a photo; choose another folder with -o`)
    targets.add(path)
  }
}

/** @throws Told */
async function makeFolders(orders: readonly Order[]): Promise<void> {
  for (const folder of new Set(orders.map((o) => dirname(o.target))))
    await mkdir(folder, { recursive: true }).catch((e: Error) => {
      throw new Told(`the folder ${folder} cannot be made: ${e.message}`)
    })
}
