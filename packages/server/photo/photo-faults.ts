import { Failure, limits } from '@atelier/contract'

const mib = 1024 * 1024

/** Bytes as the caller reads them; rounded up, so that what is over a limit never looks equal to it. */
export const megabytes = (bytes: number): string => `${Math.ceil((bytes / mib) * 100) / 100} MB`

/** @param given bytes of the photo, or of what is known to come */
export const tooBig = (given: number, allowed: number = limits.photoBytes): Failure =>
  new Failure('photoTooBig', { given: megabytes(given), allowed: megabytes(allowed) })
