import { Failure } from '@atelier/contract'

/**
 * Whether one more upload may be kept.
 * @param kept bytes of all that the key keeps
 * @param allowed 0 is no limit
 */
export function keepUpload(kept: number, size: number, allowed: number): void {
  if (allowed > 0 && kept + size > allowed)
    throw new Failure('uploadsFull', { given: inMegabytes(kept), allowed: inMegabytes(allowed) })
}

const inMegabytes = (bytes: number): string => `${Math.round((bytes / 2 ** 20) * 10) / 10} MB`
