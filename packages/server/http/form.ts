import { createHash, randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { Failure, limits, shown } from '@atelier/contract'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { megabytes, tooBig } from '../photo/photo-faults.ts'
import { linger } from './lingering.ts'

export interface FormFile {
  readonly field: string
  /** Where its bytes lie; whoever asked for the form removes it. */
  readonly path: string
  readonly sha256: string
}

export interface Form {
  readonly fields: ReadonlyMap<string, string>
  readonly file?: FormFile
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a form too, and reads it itself. */
    readonly form?: boolean
  }
}

export const isForm = (type: string | undefined): boolean =>
  type !== undefined && /^\s*multipart\/form-data\b/i.test(type)

/** Leaves the bodies of forms unread: their routes do that, from the connection to the disk. */
export function passForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    /^\s*multipart\/form-data\b/i,
    async (_request: FastifyRequest, _body: unknown) => undefined,
  )
}

/**
 * Reads a form with at most one file, which is written to the disk as it comes. Every limit is checked while reading: what
 * goes beyond is not read to its end.
 *
 * @param fileFields names a file may come under
 * @throws Failure badForm, badField, photoCount, photoTooBig, bodyTooBig
 */
export async function readForm(
  request: FastifyRequest,
  answer: FastifyReply,
  folder: string,
  fileFields: readonly string[],
): Promise<Form> {
  const path = join(folder, randomBytes(12).toString('hex'))
  try {
    return await parse(request, path, fileFields)
  } catch (e) {
    await rm(path, { force: true })
    linger(request, answer)
    throw e
  }
}

const broken = (detail: string): Failure => new Failure('badForm', { detail })

function parserFor({ headers }: FastifyRequest): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': headers['content-type'] ?? '' },
      limits: {
        parts: limits.formParts,
        fieldSize: limits.formFieldBytes,
        headerPairs: 20,
        headerSize: 4096,
      },
    })
  } catch {
    throw broken('its Content-Type names no boundary')
  }
}

/** Lets so many bytes pass and no more. */
const upTo = (most: number): Transform => {
  let passed = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length
      if (passed > most) done(new Failure('bodyTooBig', { allowed: megabytes(most) }))
      else done(null, chunk)
    },
  })
}

function parse(request: FastifyRequest, path: string, fileFields: readonly string[]): Promise<Form> {
  const { raw } = request
  const parser = parserFor(request)
  const counter = upTo(limits.formBytes)
  const fields = new Map<string, string>()
  let saving: Promise<FormFile> | undefined
  let arriving: Readable | undefined
  let files = 0
  return new Promise<Form>((resolve, reject) => {
    const stop = (e: unknown): void => {
      raw.unpipe(counter)
      counter.unpipe(parser)
      raw.off('close', cutOff)
      arriving?.destroy(new Error('the form is not read any further'))
      // Whoever writes the file has closed it then.
      Promise.resolve(saving).then(
        () => reject(e),
        () => reject(e),
      )
    }
    const cutOff = (): void => {
      if (!raw.readableEnded) stop(broken('the connection broke off'))
    }
    raw.once('close', cutOff)
    counter.once('error', stop)
    parser.on('error', (e: Error) => stop(broken(e.message.replace(/\s+/g, ' ').slice(0, 120))))
    parser.once('partsLimit', () => stop(broken(`it has more than ${limits.formParts} parts`)))
    parser.on('field', (name: string | undefined, value, _nameCut, valueCut) => {
      if (!name) return stop(broken('one of its parts has no name'))
      if (valueCut)
        return stop(wrongField(name, `may have at most ${limits.formFieldBytes} bytes unless it is a file`))
      if (fileFields.includes(name) && value !== '')
        return stop(
          wrongField(name, `expected a file but received the text ${shown(value)}; ${atSign(name)}`),
        )
      if (fields.has(name)) return stop(wrongField(name, 'was given more than once'))
      fields.set(name, value)
    })
    parser.on('file', (name: string | undefined, file: Readable) => {
      file.on('error', () => {}) // told by whoever reads it
      if (!name) return stop(broken('its file has no name'))
      if (!fileFields.includes(name))
        return stop(wrongField(name, `is no file here; the photo belongs into ${fileFields[0]}`))
      if (++files > limits.photos)
        return stop(new Failure('photoCount', { given: files, field: name, form: name }))
      arriving = file
      saving = save(file, name, path)
      saving.catch(stop)
    })
    parser.once('finish', () => {
      raw.off('close', cutOff)
      Promise.resolve(saving).then((file) => resolve({ fields, ...(file && { file }) }), stop)
    })
    raw.pipe(counter).pipe(parser)
  })
}

const atSign = (name: string): string => `put @ before the file name: curl -F ${name}=@photo.jpg`

export const wrongField = (field: string, detail: string): Failure =>
  new Failure('badField', { field, detail })

/** Counts while it comes: nobody says beforehand how long a part is. */
async function save(file: Readable, field: string, path: string): Promise<FormFile> {
  const hash = createHash('sha256')
  const to = await open(path, 'wx', 0o600)
  try {
    let bytes = 0
    for await (const piece of pieces(file)) {
      bytes += piece.length
      if (bytes > limits.photoBytes) throw inForm(tooBig(bytes), field)
      hash.update(piece)
      await to.writeFile(piece)
    }
  } finally {
    await to.close()
  }
  return { field, path, sha256: hash.digest('base64url') }
}

/** What goes wrong on the way is the form's fault; what goes wrong with the disk is not. */
async function* pieces(file: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const piece of file) yield piece as Buffer
  } catch (e) {
    throw broken((e as Error).message.replace(/\s+/g, ' ').slice(0, 120))
  }
}

/** The same failure, told of the file of a form. */
export const inForm = ({ failure, about }: Failure, field: string): Failure =>
  new Failure(failure, { ...about, form: field })
