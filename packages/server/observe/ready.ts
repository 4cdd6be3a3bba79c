/** Whether work can be taken in, part by part; asked by load balancers, so it must be cheap. */
export function readiness(
  tasks: { counts(): Promise<{ readonly queued: number }> },
  queueLimit: number,
  desk: { isOpen(): boolean },
) {
  return async (): Promise<{ ok: boolean; parts: Record<string, string> }> => {
    const parts: Record<string, string> = { desk: desk.isOpen() ? 'ok' : 'stopping' }
    try {
      const { queued } = await tasks.counts()
      parts['store'] = 'ok'
      parts['queue'] = queued < queueLimit ? 'ok' : 'full'
    } catch {
      parts['store'] = 'not readable'
    }
    return { ok: Object.values(parts).every((state) => state === 'ok'), parts }
  }
}
