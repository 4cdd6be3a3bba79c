import type { StyleChoice } from '@atelier/contract'
import type { Event, Order, Phase, Task } from '../tasks/task.ts'

/** What is checked in the transaction that takes a task in. */
export interface Admission {
  /** Tasks that may wait in all; more fail with `queueFull`. */
  readonly queueLimit: number
  /** Open tasks one key may have; more fail with `tooManyTasks`. 0 is no limit. */
  readonly tasksPerKey: number
}

export interface Lease {
  readonly worker: string
  readonly leaseMs: number
  /** Takes only tasks whose photo must be fetched first. */
  readonly urlsOnly?: boolean
}

/** Where a task stands among those of its key by age. Two made in the same millisecond are told apart by their ids. */
export interface Place {
  readonly createdAt: number
  readonly id: string
}

/** Which tasks of a key are wanted. Times are milliseconds since the epoch. */
export interface TaskQuery {
  readonly keyId: string
  /** Any of these; all when left out. */
  readonly phases?: readonly Phase[]
  /** Without a sub-key, any of the style's. */
  readonly style?: StyleChoice
  /** Made at this moment or later. */
  readonly from?: number
  /** Made before this moment. */
  readonly before?: number
  readonly order: 'newest' | 'oldest'
  /** Begins behind this place, whether or not its task is still there. */
  readonly behind?: Place
  readonly limit: number
}

/** A submission's own name, under which its key takes it in once. */
export interface OnceUntil {
  readonly name: string
  /** Of what was sent: the same name with another is a mistake. */
  readonly fingerprint: string
  /** From this moment on (ms) the name is free again. */
  readonly until: number
}

export interface OnceStore {
  /** The task that was taken in under a name, also when it is forgotten; undefined once the name is free. */
  once(
    keyId: string,
    name: string,
  ): Promise<{ readonly taskId: string; readonly fingerprint: string } | undefined>
  /** Forgets names that were free before `before`; returns how many. */
  forgetOnce(before: number): Promise<number>
}

/**
 * Where tasks live. task-store.contract.ts says what is promised; every store passes it.
 * Whatever a promise resolved for is on disk and survives a power cut.
 */
export interface TaskStore extends OnceStore {
  /**
   * Takes a task in. Fair order comes from here: its place is behind every task that has as many or fewer
   * open tasks of its own key before it.
   * @param once the name under which it is taken in, in the same transaction
   * @throws Failure queueFull, tooManyTasks, insufficientBalance, and idempotencyInFlight when the name is taken
   */
  add(order: Order, admission: Admission, once?: OnceUntil): Promise<Task>
  get(id: string): Promise<Task | undefined>
  /** Tasks that are taken before this one, 0 is next; undefined unless it is queued. */
  position(id: string): Promise<number | undefined>
  /** Hands the next queued task to one worker, as its next attempt; undefined when there is none. */
  take(lease: Lease): Promise<Task | undefined>
  /**
   * Puts every running task whose lease ran out back into the queue; one that was lost `allowed` times fails with
   * `attemptsExhausted`. Returns those it changed.
   */
  reclaim(allowed: number): Promise<readonly Task[]>
  /** Keeps a running attempt's lease; false when the attempt is no longer the task's own and must stop. */
  renew(id: string, attempt: number, leaseMs: number, progress: number): Promise<boolean>
  /**
   * Applies an event under a lock and returns the task as it now is. A completion charges the key in the same
   * transaction, and every end, however it comes, writes the messages for the key's webhooks there.
   */
  apply(id: string, event: Event): Promise<{ readonly task: Task; readonly changed: boolean } | undefined>
  /** What a worker's leases are for; an attempt that is not among them must stop. */
  held(worker: string): Promise<readonly { readonly id: string; readonly attempt: number }[]>
  /** Tasks of one key in order of age, at most `limit`. */
  list(query: TaskQuery): Promise<readonly Task[]>
  /** Forgets one task, in whatever state it is, and what messages say of it; false when there was none. */
  remove(id: string): Promise<boolean>
  counts(): Promise<{ readonly queued: number; readonly running: number }>
  /** Marks results that expired by `now` as gone and returns their blobs, at most `limit`. */
  expire(now: number, limit: number): Promise<readonly string[]>
  /** Forgets finished tasks that ended before `before`, at most `limit`; returns how many. */
  forget(before: number, limit: number): Promise<number>
}
