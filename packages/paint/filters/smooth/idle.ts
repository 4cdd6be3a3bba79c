import { anywhere } from '../../anywhere.ts'
import type { Plane } from '../../plane.ts'

/**
 * Whether work on what lies outside people would be lost: where a room is full anywhere, all of it is painted anew from
 * the picture as it was.
 */
export const isIdle = (room: Plane | undefined): boolean => room !== undefined && anywhere(room, 0.98)
