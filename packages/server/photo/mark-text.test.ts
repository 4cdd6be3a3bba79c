import { limits } from '@atelier/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ellipsis, lettersOf } from './mark-text.ts'

const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ['plain', 'AI生成', ['A', 'I', '生', '成']],
  ['blanks around', '  a  b ', ['a', ' ', 'b']],
  ['line breaks and tabs', 'a\r\nb\tc\u2028d', ['a', ' ', 'b', ' ', 'c', ' ', 'd']],
  ['controls', 'a\0b\u001b[31mc\u0007\u007f\u0085d', ['a', 'b', '[', '3', '1', 'm', 'c', ' ', 'd']],
  ['direction overrides', 'a\u202egnp\u2066.\u2069', ['a', 'g', 'n', 'p', '.']],
  ['zero-width characters', 'a\u200bb\ufeffc\u2060d\u00ade', ['a', 'b', 'c', 'd', 'e']],
  ['fillers', '\u3164\u115f\uffa0x', ['x']],
  ['half characters', '\ud83dx\udc00', ['\ufffd', 'x', '\ufffd']],
  ['private and unassigned ones', '\ue000\u{10ffff}x\u{f0000}', ['x']],
  ['decomposed accents', 'e\u0301', ['é']],
  ['a letter with accents', 'q\u0301\u0302x', ['q\u0301\u0302', 'x']],
  ['an emoji family', '👨‍👩‍👧x', ['👨‍👩‍👧', 'x']],
  ['flags', '🇨🇳🇩🇪', ['🇨🇳', '🇩🇪']],
  ['a joiner alone', '\u200d', []],
  ['markup', '<b>&amp;', ['<', 'b', '>', '&', 'a', 'm', 'p', ';']],
  ['nothing visible', ' \n\u200b\u202e\u3000', []],
  ['nothing', '', []],
]
it.each(rows)('%s', (_, text, letters) => expect(lettersOf(text)).toEqual(letters))

it('a long text ends in an ellipsis', () => {
  const most = limits.logoTextChars
  expect(lettersOf('字'.repeat(most))).toEqual(Array(most).fill('字'))
  expect(lettersOf('字'.repeat(most + 1))).toEqual([...Array(most - 1).fill('字'), ellipsis])
  expect(lettersOf('字'.repeat(10_000)).length).toBe(most)
  expect(lettersOf(`a${'\u0301'.repeat(10_000)}`).length).toBe(1)
})

it('no text gives more letters than the limit, nor controls', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 80 }), (points) => {
      const letters = lettersOf(String.fromCodePoint(...points))
      expect(letters.length).toBeLessThanOrEqual(limits.logoTextChars)
      expect(letters.join('')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
      expect(letters).not.toContain('')
    }),
  )
})
