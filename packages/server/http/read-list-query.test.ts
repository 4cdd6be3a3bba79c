import { Failure } from '@atelier/contract'
import { describe, expect, test } from 'vitest'
import { cursorAt } from './list-cursor.ts'
import { readListQuery } from './read-list-query.ts'

describe('the query of a list', () => {
  test('has defaults, and ignores what nobody knows', () => {
    expect(readListQuery({ page: '7', status: '' })).toEqual({ order: 'newest', limit: 20 })
  })

  test.each([
    [{ status: 'in_progress' }, { phases: ['queued', 'running'] }],
    [{ status: 'failed' }, { phases: ['failed', 'canceled'] }],
    [{ status: 'completed, canceled' }, { phases: ['completed', 'canceled'] }],
    [{ style: 'water_paint' }, { style: { key: 'img2img_water_paint_style_usage' } }],
    [{ style: 'img2img_water_paint_style' }, { style: { key: 'img2img_water_paint_style_usage' } }],
    [{ style: 'img2img_comic_style_usage' }, { style: { key: 'img2img_comic_style_usage' } }],
    [
      { style: 'comic_marvel' },
      { style: { key: 'img2img_comic_style_usage', subKey: 'img2img_comic_style_marvel' } },
    ],
    [{ created_after: '1785000000' }, { from: 1_785_000_000_000 }],
    [{ created_before: '1785000000.5' }, { before: 1_785_000_000_500 }],
    [{ created_after: '2026-07-25' }, { from: Date.UTC(2026, 6, 25) }],
    [{ created_before: '2026-07-25T12:00:00+02:00' }, { before: Date.UTC(2026, 6, 25, 10) }],
    [{ limit: '7' }, { limit: 7 }],
    [{ limit: '100000' }, { limit: 100 }],
    [{ order: 'oldest' }, { order: 'oldest' }],
    [{ cursor: cursorAt({ createdAt: 5, id: 'task_a-b' }) }, { behind: { createdAt: 5, id: 'task_a-b' } }],
  ])('reads %j', (query, expected) => {
    expect(readListQuery(query)).toEqual({ order: 'newest', limit: 20, ...expected })
  })

  test.each([
    ['status', 'done'],
    ['status', 'completed,'],
    ['status', 'constructor'],
    ['status', ['completed', 'failed']],
    ['style', 'x'],
    ['created_after', 'yesterday'],
    ['created_after', '2026-99-99'],
    ['created_before', '-1'],
    ['limit', '0'],
    ['limit', '1.5'],
    ['order', 'random'],
    ['cursor', 'x'],
    ['cursor', `${cursorAt({ createdAt: 5, id: 'a' })}A`],
    ['cursor', Buffer.from('5 a/../b').toString('base64url')],
  ])('refuses %s=%j and names it', (field, value) => {
    const read = () => readListQuery({ [field]: value })
    expect(read).toThrow(Failure)
    expect(read).toThrow(new RegExp(`^${field}: `))
  })
})
