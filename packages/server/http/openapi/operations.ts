import type { LimitsProfile } from '@atelier/contract'
import { discoveryOperations } from './discovery-operations.ts'
import { drawingOperations } from './drawing-operations.ts'
import type { Operation } from './operation.ts'
import { photoOperations } from './photo-operations.ts'
import { serviceOperations } from './service-operations.ts'
import { taskOperations } from './task-operations.ts'
import { webhookOperations } from './webhook-operations.ts'

/** Every call of the API, in the order in which the document tells them. */
export const operationsOf = (profile: LimitsProfile): readonly Operation[] => [
  ...drawingOperations(profile),
  ...taskOperations,
  ...photoOperations,
  ...webhookOperations,
  ...discoveryOperations,
  ...serviceOperations,
]
