import type { FailureName } from '@atelier/contract'

/** Everything may be refused so. */
export const always: readonly FailureName[] = ['internal']
export const withKey: readonly FailureName[] = [...always, 'unauthorized', 'forbidden', 'rateLimited']
export const bodyFaults: readonly FailureName[] = [
  'badJson',
  'badField',
  'badForm',
  'bodyTooBig',
  'unsupportedType',
]
export const photoFaults: readonly FailureName[] = [
  'missingPhoto',
  'notBase64',
  'notAnImage',
  'photoCount',
  'photoUrlInvalid',
  'photoTooBig',
  'photoTooSmall',
  'photoSidesTooLong',
  'photoTruncated',
  'photoBomb',
  'uploadUnknown',
]
export const tasksFaults: readonly FailureName[] = [...withKey, 'notFound']
