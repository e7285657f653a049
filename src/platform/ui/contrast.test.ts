import { expect, test } from 'vitest'
import { stylesheet } from './assets.ts'

type Tokens = Record<string, string>

// The first :root holds the light colours, the one of the dark scheme those that change.
const css = stylesheet()
const tokensOf = (block: string): Tokens =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+):(#[0-9a-f]{3,6})\b/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
const [light = '', dark = ''] = [...css.matchAll(/:root\{([^}]*)\}/g)].map(([, block = '']) => block)
const schemes = { light: tokensOf(light), dark: { ...tokensOf(light), ...tokensOf(dark) } }

const channels = (hex: string): number[] => {
  const long = hex.length === 4 ? [...hex.slice(1)].flatMap((c) => [c, c]).join('') : hex.slice(1)
  return [0, 2, 4].map((i) => Number.parseInt(long.slice(i, i + 2), 16) / 255)
}
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = channels(hex).map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG 2.2, 1.4.3. */
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const TEXT = 4.5
const SHAPE = 3
const pairs: [string[], string[], number][] = [
  [['encre', 'encre2', 'accent', 'accent2', 'ok', 'attn', 'err'], ['papier', 'feuille'], TEXT],
  [['encre', 'encre2'], ['voile'], TEXT],
  [['sur'], ['accent', 'accent2'], TEXT],
  [['papier'], ['encre'], TEXT],
  [['trait', 'd1', 'd2', 'd3', 'd4'], ['papier', 'feuille'], SHAPE],
  [['accent'], ['voile'], SHAPE],
]
/** Rules that separate: nothing is lost when they are not seen. */
const DECORATIVE = ['filet']

test.each(['light', 'dark'] as const)('%s: every pair of colours is readable', (scheme) => {
  const tokens = schemes[scheme]
  const weak = pairs.flatMap(([fronts, backs, floor]) =>
    fronts.flatMap((front) =>
      backs
        .map((back) => ({
          pair: `${front} on ${back}`,
          ratio: contrast(tokens[front] ?? '', tokens[back] ?? ''),
          floor,
        }))
        .filter(({ ratio }) => !(ratio >= floor)),
    ),
  )
  expect(weak).toEqual([])
})

test('every colour of the stylesheet is in a pair, and both schemes have it', () => {
  const covered = new Set([...pairs.flatMap(([fronts, backs]) => [...fronts, ...backs]), ...DECORATIVE])
  expect(Object.keys(schemes.light).filter((name) => !covered.has(name))).toEqual([])
  expect(Object.keys(tokensOf(dark)).toSorted()).toEqual(Object.keys(schemes.light).toSorted())
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21)
})
