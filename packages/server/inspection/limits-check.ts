import { Failure, type Inspection, type LimitsProfile, limits } from '@atelier/contract'
import { checkSides, inspectPhoto, type PhotoFacts } from '../photo/inspect.ts'

export interface Checked {
  readonly facts: PhotoFacts
  readonly limits: Inspection['limits']
  /** It can be decoded and looked at, though a task might refuse it for its size. */
  readonly lookable: boolean
}

/** Below this the painter has nothing to look at. */
const lookableMinPx = 16

/**
 * Every limit of a photo, each with what was given and what is allowed. What is too small is looked at all the same;
 * what is too large is not decoded.
 *
 * @param file path of the photo
 * @throws Failure notAnImage, photoTooBig, photoTruncated, photoBomb: then there is no photo to tell about
 */
export async function checkLimits(file: string, profile: LimitsProfile): Promise<Checked> {
  const facts = await inspectPhoto(file, { profile: 'any' })
  const { shortSideMinPx, longSideMinPx } = limits[profile]
  const [short, long] = facts.width < facts.height ? [facts.width, facts.height] : [facts.height, facts.width]
  const sides = sidesFault(facts, profile)
  const rows = [
    ['format', true, facts.contentType, 'image/jpeg, image/png'],
    ['file_size', true, `${facts.bytes} bytes`, `at most ${limits.photoBytes} bytes`],
    ['short_side', short >= shortSideMinPx, `${short} px`, `at least ${shortSideMinPx} px`],
    [
      'long_side',
      long >= longSideMinPx && long <= limits.sideMaxPx,
      `${long} px`,
      `${longSideMinPx} to ${limits.sideMaxPx} px`,
    ],
  ] as const
  const checks = rows.map(([name, ok, given, allowed]) => ({
    name,
    ok,
    given,
    allowed,
    ...(!ok && sides && { failure: sides }),
  }))
  return {
    facts,
    limits: { profile, ok: sides === undefined, checks },
    lookable: long <= limits.sideMaxPx && short >= lookableMinPx,
  }
}

/** What a task with these sides would be answered. */
function sidesFault({ width, height }: PhotoFacts, profile: LimitsProfile) {
  try {
    checkSides(width, height, profile)
    return undefined
  } catch (e) {
    if (!(e instanceof Failure)) throw e
    const { code, row, message, hint } = e
    return { code, reason: row.reason, message, hint }
  }
}
