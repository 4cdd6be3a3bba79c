export {
  Atelier,
  type AtelierOptions,
  type CallOptions,
  type Stylization,
  type WaitOptions,
} from './client.ts'
export { AtelierError, type ClientReason, type Reason } from './errors.ts'
export type { ListQuery } from './list.ts'
export type { Photo } from './photo.ts'
export { Picture } from './picture.ts'
export type { Progress } from './progress.ts'
export type { ServerReason } from './reasons.gen.ts'
export { defaultRetry, type RetryPolicy } from './retry.ts'
export { isShortName, type ShortName, type Style, type StyleKeys } from './style.ts'
export { styles } from './styles.gen.ts'
export { type Logo, newIdempotencyKey, type Submission } from './submission.ts'
export type {
  CompletedTask,
  Content,
  EndedTask,
  FailedTask,
  OpenTask,
  ServedStyle,
  Task,
  TaskMetadata,
  Upload,
  WireError,
} from './task.ts'
export { hasEnded } from './task.ts'
export {
  verifyWebhook,
  type WebhookDelivery,
  WebhookError,
  type WebhookEvent,
  type WebhookFault,
} from './verify-webhook.ts'
