import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ButtonLink, OutsideLink } from './actions.tsx'
import { safeHref, shortAddress } from './links.ts'

test.each([
  '/solutions?q=cantine',
  '#contenu',
  '?page=2',
  '',
  'https://exemple.test/a',
  'HTTP://exemple.test',
  'mailto:a@exemple.test',
  'tel:+33123456789',
])('%s is kept', (address) => {
  expect(safeHref(address)).toBe(address)
})

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  '//autre.test/page',
  '/\\autre.test',
  'file:///etc/passwd',
  'exemple.test',
])('%s is refused', (address) => {
  expect(safeHref(address)).toBeUndefined()
})

test('whatever is written, a browser never reads another scheme than ours', () => {
  const base = 'https://pluriel.test/page'
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('java', '\t', 'script:')), (address) => {
      const href = safeHref(address)
      if (href === undefined || !URL.canParse(href, base)) return
      expect(['https:', 'http:', 'mailto:', 'tel:']).toContain(new URL(href, base).protocol)
    }),
  )
})

test('a refused address leaves its text without a link; another site gets no recommendation', () => {
  const script = ['javascript', 'alert(1)'].join(':')
  expect(String(<OutsideLink href={script}>Site</OutsideLink>)).toBe('<span>Site</span>')
  const outside = String(<OutsideLink href="https://exemple.test/?a=1&b=2">Site</OutsideLink>)
  expect(outside).toContain('rel="noopener nofollow"')
  expect(outside).toContain('href="https://exemple.test/?a=1&amp;b=2"')
  expect(String(<ButtonLink href={script}>Aller</ButtonLink>)).not.toContain('href')
})

test('an address is shown short', () => {
  expect(shortAddress('https://www.exemple.test/')).toBe('exemple.test')
  expect(shortAddress(`https://exemple.test/${'long/'.repeat(20)}`)).toBe('exemple.test')
})
