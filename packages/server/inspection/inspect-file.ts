import type { Inspection, LimitsProfile } from '@atelier/contract'
import type { InspectJob } from '../engines/engine.ts'
import { checkLimits } from './limits-check.ts'
import type { Looked } from './look-over.ts'

export interface InspectedFile {
  /** Without the overlay, which stays a file. */
  readonly inspection: Inspection
  readonly overlay?: Looked['overlay']
}

/**
 * The limits check and, where the photo can be decoded, what looking at it tells.
 *
 * @param look undefined where nothing here can look
 * @throws Failure notAnImage, photoTooBig, photoTruncated, photoBomb, and what `look` throws
 */
export async function inspectFile(
  job: InspectJob,
  profile: LimitsProfile,
  look: ((job: InspectJob) => Promise<Looked>) | undefined,
): Promise<InspectedFile> {
  const { facts, limits, lookable } = await checkLimits(job.photo, profile)
  const { format, bytes, width, height, orientation, animated } = facts
  const told = { photo: { format, bytes, width, height, orientation, animated }, limits }
  if (!lookable || !look) {
    const why = lookable
      ? 'No engine of this server can look at photos.'
      : 'The photo was not looked at: its sides are outside of what is decoded here.'
    return { inspection: { ...told, suits: [], warnings: [why] } }
  }
  const { overlay, ...looked } = await look(job)
  return { inspection: { ...told, ...looked }, ...(overlay && { overlay }) }
}
