/**
 * Every failure the API can report, in one table. Docs, /spec, OpenAPI examples and the conformance
 * scenarios are made from it; nothing else in the code spells a code, a status or a message.
 *
 * `code`   the seed's code, or the HTTP status as text where the seed has none
 * `http`   status when the request itself is answered with it; task failures are read with 200
 * `reason` machine word; one code and one reason name one row
 * `retry`  whether the same request may succeed later
 * `text`   one sentence; {names} are filled from the case at hand
 * `hint`   what the caller can do about it
 * `param`  the wire path it is about, where there is one
 */
export interface FailureRow {
  readonly code: string
  readonly http: number
  readonly reason: string
  readonly retry: boolean
  readonly text: string
  readonly hint: string
  readonly param?: string
}

const p = (name: string) => `input[0].params.${name}`

export const failures = {
  // --- the request
  missingStyleKey: {
    code: '003008001',
    http: 400,
    reason: 'missing_req_key',
    retry: false,
    text: 'req_key is missing',
    hint: 'Send input[0].params.req_key with one of the style keys of /api/v1/skill/models/spark_style_template/spec.',
    param: p('req_key'),
  },
  unknownStyleKey: {
    code: '003008002',
    http: 400,
    reason: 'invalid_req_key',
    retry: false,
    text: 'req_key {given} is not a style',
    hint: 'Use one of: {allowed}.',
    param: p('req_key'),
  },
  missingSubKey: {
    code: '003008003',
    http: 400,
    reason: 'missing_sub_req_key',
    retry: false,
    text: 'req_key {key} needs a sub_req_key',
    hint: 'Send one of: {allowed}.',
    param: p('sub_req_key'),
  },
  unknownSubKey: {
    code: '003008003',
    http: 400,
    reason: 'invalid_sub_req_key',
    retry: false,
    text: 'sub_req_key {given} does not belong to req_key {key}',
    hint: '{mend}',
    param: p('sub_req_key'),
  },
  missingPhoto: {
    code: '003008004',
    http: 400,
    reason: 'missing_image',
    retry: false,
    text: 'no image was given',
    hint: 'Send exactly one photo: in binary_data_base64, in image_urls, or in a form as the file photo.',
    param: p('binary_data_base64'),
  },
  notBase64: {
    code: '003008004',
    http: 400,
    reason: 'invalid_base64',
    retry: false,
    text: 'binary_data_base64[0] is not base64: {detail}',
    hint: 'Encode the bytes of the photo as standard base64; a data: URL is accepted too.',
    param: p('binary_data_base64'),
  },
  notAnImage: {
    code: '003008004',
    http: 400,
    reason: 'image_unsupported',
    retry: false,
    text: 'the image is not a JPEG or PNG ({detail})',
    hint: 'Convert the photo to JPEG (recommended) or PNG; the content counts, not the file name.',
    param: p('binary_data_base64'),
  },
  /** What was downloaded is told under the code of downloads, as all that is wrong with them. */
  downloadNotAnImage: {
    code: '003008097',
    http: 400,
    reason: 'image_unsupported',
    retry: false,
    text: 'what was downloaded is not a JPEG or PNG ({detail})',
    hint: 'Give the address of the photo itself, as JPEG (recommended) or PNG; the content counts, not the name.',
    param: p('image_urls'),
  },
  photoCount: {
    code: '003008005',
    http: 400,
    reason: 'invalid_image_count',
    retry: false,
    text: '{given} images were given in {field}; exactly 1 is drawn per task',
    hint: 'Send one photo a task.',
    param: p('{field}'),
  },
  photoUrlInvalid: {
    code: '003008004',
    http: 400,
    reason: 'invalid_image_url',
    retry: false,
    text: 'image_urls[0] is not an http or https address ({detail})',
    hint: 'Send a full address such as https://example.com/photo.jpg, without user name and password.',
    param: p('image_urls'),
  },
  photoTooBig: {
    code: '003008097',
    http: 400,
    reason: 'image_too_large',
    retry: false,
    text: 'the image is {given}; at most {allowed} are accepted',
    hint: 'Shrink the photo or save it as JPEG with a lower quality.',
    param: p('binary_data_base64'),
  },
  photoTooSmall: {
    code: '003008097',
    http: 400,
    reason: 'image_too_small',
    retry: false,
    text: 'the image is {given} pixels; at least {allowed} are needed, either way round',
    hint: 'Send a larger photo, or scale this one up before sending.',
    param: p('binary_data_base64'),
  },
  photoSidesTooLong: {
    code: '003008097',
    http: 400,
    reason: 'image_dimensions_too_large',
    retry: false,
    text: 'the image is {given} pixels; at most {allowed} pixels a side are accepted',
    hint: 'Scale the photo down to {allowed} pixels on the long side.',
    param: p('binary_data_base64'),
  },
  photoTruncated: {
    code: '003008097',
    http: 400,
    reason: 'image_truncated',
    retry: false,
    text: 'the image is damaged: {detail}',
    hint: 'The file ends early or is corrupt; save or upload the photo again.',
    param: p('binary_data_base64'),
  },
  photoBomb: {
    code: '003008097',
    http: 400,
    reason: 'image_refused',
    retry: false,
    text: 'the image is refused: {detail}',
    hint: 'Save the photo again as a plain JPEG.',
    param: p('binary_data_base64'),
  },
  badJson: {
    code: '400',
    http: 400,
    reason: 'invalid_json',
    retry: false,
    text: 'the body is not JSON: {detail}',
    hint: 'Send Content-Type: application/json with a body such as {"model":"spark_style_template","input":[{"params":{…}}]}.',
  },
  badField: {
    code: '400',
    http: 400,
    reason: 'invalid_field',
    retry: false,
    text: '{field}: {detail}',
    hint: 'Correct {field}.',
    param: '{field}',
  },
  missingModel: {
    code: '400',
    http: 400,
    reason: 'missing_model',
    retry: false,
    text: 'model is missing',
    hint: 'Send "model": "spark_style_template" in the body, or the header X-Model.',
    param: 'model',
  },
  unknownModel: {
    code: '400',
    http: 400,
    reason: 'unknown_model',
    retry: false,
    text: 'model {given} is not served here',
    hint: 'Use spark_style_template, in the body or in the X-Model header.',
    param: 'model',
  },
  modelConflict: {
    code: '400',
    http: 400,
    reason: 'model_conflict',
    retry: false,
    text: 'model in the body ({body}) and X-Model ({header}) differ',
    hint: 'Send the model once, or the same one in both places.',
    param: 'model',
  },
  bodyTooBig: {
    code: '003008097',
    http: 413,
    reason: 'body_too_large',
    retry: false,
    text: 'the request body is larger than {allowed}',
    hint: 'Send a photo of at most 5 MB.',
  },
  unsupportedType: {
    code: '415',
    http: 415,
    reason: 'unsupported_content_type',
    retry: false,
    text: 'content type {given} is not read here',
    hint: 'Send Content-Type: {allowed}.',
  },
  badForm: {
    code: '400',
    http: 400,
    reason: 'invalid_form',
    retry: false,
    text: 'the form cannot be read: {detail}',
    hint: 'Send multipart/form-data as `curl -F` does, and let your HTTP library write the boundary.',
  },
  uploadUnknown: {
    code: '003008004',
    http: 400,
    reason: 'unknown_upload',
    retry: false,
    text: 'image_urls[0] names an upload that is not kept for this API key',
    hint: 'Upload the photo again: uploads expire, and only the key that uploaded may draw them.',
    param: p('image_urls'),
  },
  uploadsFull: {
    code: '429',
    http: 429,
    reason: 'uploads_full',
    retry: true,
    text: 'the uploads of this API key take {given}; {allowed} are kept at most',
    hint: 'DELETE uploads that are not needed any more, or wait until they expire.',
  },
  // --- the caller
  unauthorized: {
    code: '401',
    http: 401,
    reason: 'unauthorized',
    retry: false,
    text: 'the API key is {state}',
    hint: 'Send Authorization: Bearer YOUR_API_KEY; make a key with `atelier keys create`.',
  },
  forbidden: {
    code: '403',
    http: 403,
    reason: 'forbidden',
    retry: false,
    text: 'this API key may not {action}',
    hint: 'Use a key with the scope {scope}.',
  },
  insufficientBalance: {
    code: '403',
    http: 403,
    reason: 'insufficient_balance',
    retry: false,
    text: 'insufficient balance: {balance} USD left, {price} USD needed',
    hint: 'Ask the operator of this server to raise the balance of the key.',
  },
  rateLimited: {
    code: '429',
    http: 429,
    reason: 'rate_limited',
    retry: true,
    text: 'more than {allowed} requests a minute',
    hint: 'Wait {seconds} s (Retry-After) and send the request again.',
  },
  tooManyTasks: {
    code: '429',
    http: 429,
    reason: 'concurrency_limited',
    retry: true,
    text: '{given} tasks of this key are open; {allowed} are allowed at once',
    hint: 'Wait until one of them has ended.',
  },
  notFound: {
    code: '404',
    http: 404,
    reason: 'not_found',
    retry: false,
    text: 'there is no {what} here under this name',
    hint: 'Check the id; what belongs to a key is only shown to that key.',
  },
  methodNotAllowed: {
    code: '405',
    http: 405,
    reason: 'method_not_allowed',
    retry: false,
    text: '{given} is not answered here',
    hint: 'Allowed: {allowed}.',
  },
  badIdempotencyKey: {
    code: '400',
    http: 400,
    reason: 'invalid_idempotency_key',
    retry: false,
    text: 'the Idempotency-Key is not one key of 1 to 255 ASCII letters',
    hint: 'Send one key for each submission, such as "8e03978e-40d5-43e8-bc93-6894a57f9324".',
  },
  idempotencyInFlight: {
    code: '409',
    http: 409,
    reason: 'idempotency_in_flight',
    retry: true,
    text: 'a submission with this Idempotency-Key is being taken in at this moment',
    hint: 'Send it again, with the same key, to be told its task.',
  },
  idempotencyKeyReused: {
    code: '422',
    http: 422,
    reason: 'idempotency_key_reused',
    retry: false,
    text: 'this Idempotency-Key was sent before with another body',
    hint: 'Send a new key with every new submission, and the same body with the same key.',
  },
  taskEnded: {
    code: '409',
    http: 409,
    reason: 'task_ended',
    retry: false,
    text: 'the task has {state} already and cannot be canceled',
    hint: 'Read it with GET; DELETE with ?files=true deletes it with its picture.',
  },
  webhookUrlInvalid: {
    code: '400',
    http: 400,
    reason: 'invalid_webhook_url',
    retry: false,
    text: 'url is not an address that can be sent to ({detail})',
    hint: 'Give a full http or https address, without user name and password.',
    param: 'url',
  },
  webhookAddressRefused: {
    code: '400',
    http: 400,
    reason: 'webhook_address_refused',
    retry: false,
    text: 'url is refused: {detail}',
    hint: 'Use a public address on port 80 or 443; the operator can allow internal receivers with ATELIER_WEBHOOK_ALLOW.',
    param: 'url',
  },
  webhooksFull: {
    code: '409',
    http: 409,
    reason: 'webhooks_full',
    retry: false,
    text: 'this API key has {allowed} webhooks, and may have no more',
    hint: 'DELETE one that is not needed any more, or change it with PATCH.',
  },
  webhookDisabled: {
    code: '409',
    http: 409,
    reason: 'webhook_disabled',
    retry: false,
    text: 'this webhook is disabled: nothing is sent to it',
    hint: 'Enable it first with POST …/enable.',
  },
  deliveryDeleted: {
    code: '410',
    http: 410,
    reason: 'task_deleted',
    retry: false,
    text: 'the task of this message was deleted, and the message with it',
    hint: 'What was deleted is told no more.',
  },
  resultDeleted: {
    code: '410',
    http: 410,
    reason: 'result_deleted',
    retry: false,
    text: 'this picture was deleted',
    hint: 'Draw it again.',
  },
  resultExpired: {
    code: '410',
    http: 410,
    reason: 'result_expired',
    retry: false,
    text: 'this picture expired at {at} and was deleted',
    hint: 'Draw it again; results are kept for {hours} hours.',
  },
  badSignature: {
    code: '403',
    http: 403,
    reason: 'invalid_signature',
    retry: false,
    text: 'the signature of this address is not valid',
    hint: 'Use the url exactly as the task gave it.',
  },
  // --- the service
  queueFull: {
    code: '003008099',
    http: 503,
    reason: 'queue_full',
    retry: true,
    text: 'the queue is full',
    hint: 'Send the request again after {seconds} s (Retry-After).',
  },
  shuttingDown: {
    code: '003008099',
    http: 503,
    reason: 'shutting_down',
    retry: true,
    text: 'the server is stopping',
    hint: 'Send the request again after {seconds} s (Retry-After).',
  },
  styleNotDrawn: {
    code: '003008099',
    http: 503,
    reason: 'style_not_available',
    retry: false,
    text: 'the style {given} is not drawn by this server',
    hint: 'This server draws: {allowed}.',
    param: p('req_key'),
  },
  syncTimeout: {
    code: 'SYNC_TIMEOUT',
    http: 504,
    reason: 'sync_timeout',
    retry: false,
    text: 'the task was still in progress after {seconds} s',
    hint: 'It goes on: read it by its id instead of sending it again.',
  },
  internal: {
    code: '003008095',
    http: 500,
    reason: 'internal',
    retry: true,
    text: 'something went wrong on the server',
    hint: 'Try again; give the operator the request_id if it stays.',
  },
  // --- the drawing (read in the task, HTTP 200)
  photoDownload: {
    code: '003008097',
    http: 400,
    reason: 'image_download_failed',
    retry: true,
    text: 'the image could not be downloaded: {detail}',
    hint: 'Check that the address is public, answers within {seconds} s and needs no login.',
    param: p('image_urls'),
  },
  photoAddressRefused: {
    code: '003008097',
    http: 400,
    reason: 'image_address_refused',
    retry: false,
    text: 'the image address is refused: {detail}',
    hint: 'Use a public http or https address; the operator can allow internal hosts with ATELIER_FETCH_ALLOW.',
    param: p('image_urls'),
  },
  drawingFailed: {
    code: '003008095',
    http: 500,
    reason: 'drawing_failed',
    retry: true,
    text: 'the picture could not be drawn: {detail}',
    hint: 'Try again; if it stays, try another photo or style.',
  },
  drawingTimedOut: {
    code: '003008095',
    http: 500,
    reason: 'drawing_timed_out',
    retry: true,
    text: 'the drawing took longer than {seconds} s',
    hint: 'Try a smaller photo.',
  },
  drawingOutOfMemory: {
    code: '003008095',
    http: 500,
    reason: 'drawing_out_of_memory',
    retry: true,
    text: 'the drawing needed more memory than the server has',
    hint: 'Try a smaller photo.',
  },
  attemptsExhausted: {
    code: '003008095',
    http: 500,
    reason: 'attempts_exhausted',
    retry: true,
    text: 'the drawing was begun {given} times and never ended',
    hint: 'Try again later; the server was stopped while it drew.',
  },
  canceled: {
    code: '003008095',
    http: 200,
    reason: 'canceled',
    retry: false,
    text: 'the task was canceled',
    hint: 'Submit it again to draw it.',
  },
  resultUnreadable: {
    code: '003008096',
    http: 502,
    reason: 'result_unreadable',
    retry: true,
    text: 'the engine returned a picture that cannot be read: {detail}',
    hint: 'Try again; tell the operator if it stays.',
  },
  engineHttp: {
    code: '003008097',
    http: 502,
    reason: 'engine_http_error',
    retry: true,
    text: 'the engine answered HTTP {given}',
    hint: 'Try again later.',
  },
  engineStatus: {
    code: '003008098',
    http: 502,
    reason: 'engine_status_unreadable',
    retry: true,
    text: 'the state of the drawing could not be read from the engine: {detail}',
    hint: 'Try again later.',
  },
  engineRefused: {
    code: '003008099',
    http: 503,
    reason: 'engine_refused',
    retry: true,
    text: 'the engine did not accept the drawing: {detail}',
    hint: 'Try again later.',
  },
} as const satisfies Record<string, FailureRow>

export type FailureName = keyof typeof failures

/** What the seed document calls its codes; the titles of error answers. */
export const seedCodes = {
  '003008001': 'Missing req_key',
  '003008002': 'Invalid req_key',
  '003008003': 'Invalid sub_req_key',
  '003008004': 'Missing image',
  '003008005': 'Invalid image count',
  '003008095': 'Internal generation error',
  '003008096': 'Result parsing error',
  '003008097': 'HTTP error response',
  '003008098': 'Status check error',
  '003008099': 'Task creation error / Service unavailable',
} as const satisfies Readonly<Record<string, string>>

export type About = Readonly<Record<string, string | number>>

const fill = (text: string, about: About): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in about ? String(about[name]) : whole))

/** A failure the caller may see. `cause` is for the log and never leaves the process. */
export class Failure extends Error {
  readonly failure: FailureName
  readonly about: About
  constructor(failure: FailureName, about: About = {}, options?: { cause: unknown }) {
    super(fill(failures[failure].text, about), options)
    this.name = 'Failure'
    this.failure = failure
    this.about = about
  }
  get row(): FailureRow {
    return failures[this.failure]
  }
  get code(): string {
    return this.row.code
  }
  get hint(): string {
    return fill(this.row.hint, this.about)
  }
  /**
   * The wire path this is about. `field` in `about` names where the photo came from, when not from base64; `form` is the
   * file of a form, whose fields have no path.
   */
  get param(): string | undefined {
    const { param } = this.row
    if (param !== undefined && 'form' in this.about)
      return param === p('binary_data_base64')
        ? String(this.about['form'])
        : fill(param, this.about).replace(p(''), '')
    if (param === p('binary_data_base64') && 'field' in this.about) return p(String(this.about['field']))
    return param === undefined ? undefined : fill(param, this.about)
  }
}
