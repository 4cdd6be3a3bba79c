/** Writes docs/errors.md from the tables of failures and limits. */
import { type FailureRow, failures, limits, seedCodes } from '@atelier/contract'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const rows = Object.values(failures) as readonly FailureRow[]
const codes = [...new Set(rows.map((r) => r.code))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))

const table = (code: string): string[] => [
  '| reason | HTTP | worth retrying | what is said | what to do |',
  '|---|---|---|---|---|',
  ...rows
    .filter((r) => r.code === code)
    .map(
      (r) =>
        `| \`${r.reason}\` | ${r.http} | ${r.retry ? 'yes' : 'no'} | ${cell(r.text)} | ${cell(r.hint)} |`,
    ),
]

const mb = (bytes: number): string => `${bytes / 2 ** 20} MB`
const limitRows: readonly (readonly [string, string])[] = [
  ['photos a task', String(limits.photos)],
  ['photo, decoded', mb(limits.photoBytes)],
  ['longest side of the upright photo', `${limits.sideMaxPx} pixels`],
  [
    'smallest photo (`ATELIER_LIMITS=strict`)',
    `${limits.strict.shortSideMinPx} x ${limits.strict.longSideMinPx} pixels, either way round`,
  ],
  [
    'smallest photo (`ATELIER_LIMITS=lenient`)',
    `${limits.lenient.shortSideMinPx} x ${limits.lenient.longSideMinPx} pixels`,
  ],
  ['request body', mb(limits.bodyBytes)],
  ['tasks on one page of a list', `${limits.pageTasks.max}`],
  ['letters of `logo_text_content` that are drawn', String(limits.logoTextChars)],
  ['`metadata` as JSON', `${limits.metadataBytes / 1024} KB`],
  ['webhooks of one API key', `${limits.webhooks}`],
  ['`url` of a webhook', `${limits.webhookUrlChars} characters`],
  ['`description` of a webhook', `${limits.webhookDescriptionChars} characters`],
  ['deliveries on one page of a list', `${limits.pageDeliveries.max}`],
]

export async function generate(): Promise<Record<string, string>> {
  const text = [
    '# Errors and limits',
    '',
    'Generated from `packages/contract/failures.ts` and `limits.ts` by `npm run gen`; do not edit.',
    '',
    'A refused request is answered with its HTTP status and this body:',
    '',
    '```json',
    JSON.stringify(
      {
        error: {
          code: '003008001',
          error_code: '003008001',
          error_message: `${failures.missingStyleKey.text}. ${failures.missingStyleKey.hint}`,
          message: '(the same)',
          reason: failures.missingStyleKey.reason,
          param: failures.missingStyleKey.param,
          hint: failures.missingStyleKey.hint,
          retryable: failures.missingStyleKey.retry,
        },
        message: '(the same)',
        request_id: 'req_…',
        type: 'http://127.0.0.1:8080/errors/missing_req_key',
        title: seedCodes['003008001'],
        detail: '(the same)',
      },
      null,
      2,
    ),
    '```',
    '',
    '- A task that failed carries the same `error` object and is read with HTTP 200.',
    '- `error.code` is text, and an integer (`3008001`) for clients whose User-Agent begins with `sa-go/`, which cannot read text there; `ATELIER_ERROR_CODE_TYPE` decides otherwise. `error.error_code` is always text.',
    '- With `X-Source: cli` the body is `{"message":"003008001: …","error":"…","request_id":"…"}`, which command lines print as it is.',
    '- With `Accept: application/problem+json` the same members come under that type (RFC 9457, without `status`).',
    '- Discovery (`/api/v1/…`) answers `{"status":{"code":404,"message":"…"},"data":null}`.',
    '- 429 and 503 that are worth retrying carry `Retry-After`; rates are told in `RateLimit` and `RateLimit-Policy`.',
    '- Every answer has `X-Request-Id`; one that is sent is kept.',
    '- `ATELIER_PARAM_ERRORS=task` answers wrong parameters with 200 and a task that failed.',
    '',
    ...codes.flatMap((code) => {
      const title = (seedCodes as Readonly<Record<string, string>>)[code]
      return [`## ${code}${title ? `: ${title}` : ''}`, '', ...table(code), '']
    }),
    '## Limits',
    '',
    '| what | at most, or at least |',
    '|---|---|',
    ...limitRows.map(([what, limit]) => `| ${what} | ${limit} |`),
    '',
  ].join('\n')
  return { 'docs/errors.md': text }
}
