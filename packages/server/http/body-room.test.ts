import { EventEmitter } from 'node:events'
import { Failure, limits } from '@atelier/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { bodyRoom } from './body-room.ts'

const request = (length?: number) =>
  ({ headers: length === undefined ? {} : { 'content-length': String(length) } }) as unknown as FastifyRequest
const reply = () => ({ raw: new EventEmitter() }) as unknown as FastifyReply

test('lets bodies in while there is room, and again when one has left', async () => {
  const room = bodyRoom(1000)
  const first = request(600)
  const answer = reply()
  await room.enter(first, answer)
  await expect(room.enter(request(600), reply())).rejects.toThrow(Failure)
  room.leave(first)
  answer.raw.emit('close') // leaving twice gives no room twice
  await room.enter(request(900), reply())
  await expect(room.enter(request(200), reply())).rejects.toMatchObject({ failure: 'queueFull' })
})

test('frees the room of a request whose connection broke', async () => {
  const room = bodyRoom(limits.bodyBytes)
  const answer = reply()
  await room.enter(request(), answer)
  await expect(room.enter(request(1), reply())).rejects.toThrow(Failure)
  answer.raw.emit('close')
  await room.enter(request(1), reply())
})

test('holds no room for what is refused by its size', async () => {
  const room = bodyRoom(10)
  await room.enter(request(limits.bodyBytes + 1), reply())
  await room.enter(request(10), reply())
})
