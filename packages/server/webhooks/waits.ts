/** Added to a wait at random, as a share of it: receivers that were down are not met by everybody at once. */
const jitter = 0.1

/**
 * When a message is tried again; undefined when the table is at its end.
 * @param failures attempts that failed so far, this one included
 * @param chance 0..1
 */
export function nextTry(
  waitsMs: readonly number[],
  failures: number,
  now: number,
  chance: number,
): number | undefined {
  const wait = waitsMs[failures - 1]
  return wait === undefined ? undefined : Math.round(now + wait * (1 + jitter * chance))
}
