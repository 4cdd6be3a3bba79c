import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Attributes,
  type Context,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base'

/** How long one batch of spans may be tried; then it is dropped. Its timers keep the process alive. */
const sendMs = 2000
/** How long spans may take to be sent when the service ends. */
const closeMs = 2000

export interface TracingParts {
  /** Where spans go; nothing is made without it, and what comes in is still carried on. */
  readonly exporter?: SpanExporter
  readonly serviceName: string
  readonly version: string
  /** Share of traces that begin here and are kept, 0..1; a trace that began elsewhere is kept as its beginner said. */
  readonly share: number
}

/** A span that has begun. */
export interface Begun {
  /** The trace's id, 32 hexadecimal digits, for the log; undefined where there is no trace. */
  readonly traceId: string | undefined
  /** What carries the trace on, as W3C Trace Context writes it (traceparent); undefined where there is none. */
  readonly traceparent: string | undefined
  /** Runs a part of the work in a span of its own. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  /** @param fault a machine word for what went wrong; none when it went well */
  end(attributes: Attributes, fault?: string): void
}

/**
 * Spans after W3C Trace Context (https://www.w3.org/TR/trace-context/), with the names of OpenTelemetry's semantic
 * conventions. Addresses, photos and keys are never in a span.
 */
export interface Tracing {
  /** A request that came in. */
  request(headers: Readonly<Record<string, unknown>>, method: string): Begun
  /** An attempt at a task, in the trace of the request that submitted it. */
  attempt(traceparent: string | undefined, attributes: Attributes): Begun
  /** Sends what is still here. */
  close(): Promise<void>
}

/** Spans as OTLP over HTTP. @param endpoint such as http://collector:4318 */
export const otlpExporter = (endpoint: string): SpanExporter =>
  new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: sendMs })

export function openTracing({ exporter, serviceName, version, share }: TracingParts): Tracing {
  const propagator: TextMapPropagator = new W3CTraceContextPropagator()
  const provider =
    exporter &&
    new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    })
  const tracer: Tracer = (provider ?? trace).getTracer('atelier', version)
  const parentIn = (carrier: Readonly<Record<string, unknown>>): Context =>
    propagator.extract(context.active(), carrier, { get: (c, key) => textOf(c[key]), keys: Object.keys })

  const begun = (span: Span, parent: Context): Begun => {
    const within = trace.setSpan(parent, span)
    const { traceId, spanId } = span.spanContext()
    const carried: Record<string, string> = {}
    propagator.inject(within, carried, { set: (c, key, value) => Object.assign(c, { [key]: value }) })
    const known = trace.isSpanContextValid({ traceId, spanId, traceFlags: 0 })
    return {
      traceId: known ? traceId : undefined,
      traceparent: carried['traceparent'],
      step: async (name, work) => {
        const step = tracer.startSpan(name, {}, within)
        try {
          return await work()
        } catch (e) {
          step.setStatus({ code: SpanStatusCode.ERROR, message: (e as Error).name })
          throw e
        } finally {
          step.end()
        }
      },
      end: (attributes, fault) => {
        span.setAttributes(attributes)
        const route = attributes['http.route']
        const method = attributes['http.request.method']
        if (typeof route === 'string') span.updateName(`${String(method)} ${route}`)
        if (fault !== undefined) {
          span.setAttribute('error.type', fault)
          span.setStatus({ code: SpanStatusCode.ERROR, message: fault })
        }
        span.end()
      },
    }
  }
  return {
    request: (headers, method) => {
      const parent = parentIn(headers)
      return begun(tracer.startSpan(method, { kind: SpanKind.SERVER }, parent), parent)
    },
    attempt: (traceparent, attributes) => {
      const parent = parentIn(traceparent === undefined ? {} : { traceparent })
      const kind = SpanKind.CONSUMER
      return begun(tracer.startSpan('draw task', { kind, attributes }, parent), parent)
    },
    close: async () => {
      // A collector that does not answer must not hold up the end: containers are killed 10 s after the signal.
      const late = new AbortController()
      await Promise.race([
        provider?.shutdown(),
        sleep(closeMs, undefined, { ref: false, signal: late.signal }),
      ])
      late.abort()
    },
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
