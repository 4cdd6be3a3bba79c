import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { freeBytes } from './disk.ts'
import { type FigureName, type FigureRow, figures } from './figures.ts'

export interface MetricsParts {
  readonly counts: () => Promise<{ readonly queued: number; readonly running: number }>
  readonly queueLimit: number
  readonly workers: number
  /** The data folder. */
  readonly data: string
  readonly version: string
  /** Reasons for which an engine can fail: they are told as 0 from the start, so that alerts see the first one. */
  readonly engineReasons: readonly string[]
}

/** What the service counts of itself. */
export interface Metrics {
  /** One answered request. @param route the pattern that answered, such as /model/v1/generation/task/:id */
  answered(method: string, route: string, status: number, seconds: number): void
  /** A task's first attempt began, so long (s) after its submission. */
  taskBegan(waited: number): void
  /** A task ended, so long (s) after its submission. */
  taskEnded(end: { readonly style: string; readonly outcome: string; readonly seconds: number }): void
  /** The attempt that completed a task took so long (s). */
  drawn(style: string, seconds: number): void
  engineFailed(reason: string): void
  attemptLost(): void
  /** In the text format that Prometheus reads, and its content type. */
  exposition(): Promise<{ readonly text: string; readonly contentType: string }>
}

/** A gauge that cannot be read makes the exposition reject: Prometheus then sees the target as down. */
export function openMetrics({
  counts,
  queueLimit,
  workers,
  data,
  version,
  engineReasons,
}: MetricsParts): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const about = (name: FigureName) => {
    const { help, labels }: FigureRow = figures[name]
    return { name, help, labelNames: [...labels], registers: [registry] }
  }
  const counter = (name: FigureName) => new Counter(about(name))
  const histogram = (name: FigureName) => {
    const { buckets = [] }: FigureRow = figures[name]
    return new Histogram({ ...about(name), buckets: [...buckets] })
  }
  const gauge = (name: FigureName) => new Gauge(about(name))

  const requests = counter('spark_requests_total')
  const requestSeconds = histogram('spark_request_duration_seconds')
  const tasks = counter('spark_tasks_total')
  const taskSeconds = histogram('spark_task_duration_seconds')
  const waitSeconds = histogram('spark_task_wait_seconds')
  const drawingSeconds = histogram('spark_drawing_duration_seconds')
  const engineErrors = counter('spark_engine_errors_total')
  const lost = counter('spark_attempts_lost_total')
  for (const reason of engineReasons) engineErrors.inc({ reason }, 0)
  const depth = gauge('spark_queue_depth')
  const inProgress = gauge('spark_tasks_in_progress')
  const free = gauge('spark_data_free_bytes')
  gauge('spark_queue_limit').set(queueLimit)
  gauge('spark_workers').set(workers)
  gauge('spark_build_info').set({ version, node: process.version }, 1)

  return {
    answered: (method, route, status, seconds) => {
      requests.inc({ method, route, status: String(status) })
      requestSeconds.observe({ route }, seconds)
    },
    taskBegan: (waited) => waitSeconds.observe(waited),
    taskEnded: ({ style, outcome, seconds }) => {
      tasks.inc({ style, outcome })
      taskSeconds.observe({ outcome }, seconds)
    },
    drawn: (style, seconds) => drawingSeconds.observe({ style }, seconds),
    engineFailed: (reason) => engineErrors.inc({ reason }),
    attemptLost: () => lost.inc(),
    exposition: async () => {
      const { queued, running } = await counts()
      depth.set(queued)
      inProgress.set(running)
      free.set(await freeBytes(data))
      return { text: await registry.metrics(), contentType: registry.contentType }
    },
  }
}
