/**
 * Every figure the service tells Prometheus, in one table; docs/operations.md is made from it. Times are seconds.
 * Label values come from our own tables (routes, styles, reasons), never from callers, so that their number is bounded.
 */
export interface FigureRow {
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly labels: readonly string[]
  /** Upper bounds of a histogram's classes. */
  readonly buckets?: readonly number[]
}

const answerSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const
const taskSeconds = [0.5, 1, 2, 3, 5, 8, 13, 20, 30, 60, 120, 300, 600, 1800, 3600] as const

export const figures = {
  spark_requests_total: {
    kind: 'counter',
    help: 'Requests answered, by the route that answered.',
    labels: ['method', 'route', 'status'],
  },
  spark_request_duration_seconds: {
    kind: 'histogram',
    help: 'From a request to the end of its answer; held requests and streams last as long as they were asked to.',
    labels: ['route'],
    buckets: answerSeconds,
  },
  spark_tasks_total: {
    kind: 'counter',
    help: 'Tasks that ended: completed, failed or canceled.',
    labels: ['style', 'outcome'],
  },
  spark_task_duration_seconds: {
    kind: 'histogram',
    help: 'From a submission to the end of its task, waiting included.',
    labels: ['outcome'],
    buckets: taskSeconds,
  },
  spark_task_wait_seconds: {
    kind: 'histogram',
    help: 'From a submission to the start of its first attempt.',
    labels: [],
    buckets: taskSeconds,
  },
  spark_drawing_duration_seconds: {
    kind: 'histogram',
    help: 'From the start of the attempt that completed a task to its end: fetching, drawing, storing.',
    labels: ['style'],
    buckets: taskSeconds,
  },
  spark_queue_depth: { kind: 'gauge', help: 'Tasks that wait.', labels: [] },
  spark_tasks_in_progress: { kind: 'gauge', help: 'Tasks that are being drawn.', labels: [] },
  spark_queue_limit: {
    kind: 'gauge',
    help: 'Tasks that may wait before more are refused (ATELIER_QUEUE_LIMIT).',
    labels: [],
  },
  spark_workers: { kind: 'gauge', help: 'Drawings at once (ATELIER_WORKERS).', labels: [] },
  spark_engine_errors_total: {
    kind: 'counter',
    help: 'Tasks that failed in an engine, not for their photo or their caller; reasons are those of docs/errors.md.',
    labels: ['reason'],
  },
  spark_attempts_lost_total: {
    kind: 'counter',
    help: 'Attempts that ended without a word, because their process died or stood still.',
    labels: [],
  },
  spark_data_free_bytes: {
    kind: 'gauge',
    help: 'Bytes that are free where the data folder lies.',
    labels: [],
  },
  spark_build_info: {
    kind: 'gauge',
    help: 'Always 1; which Atelier and which Node answer.',
    labels: ['version', 'node'],
  },
} as const satisfies Readonly<Record<string, FigureRow>>

export type FigureName = keyof typeof figures
