import { expect, test } from 'vitest'
import { renderPdf } from './pdf.ts'

test('what people write is a value in the document, never a part of its template', async () => {
  const template = '#let d = json(bytes(sys.inputs.data))\n#d.text'
  const pdf = await renderPdf(template, { text: '#panic("non") $x$ #read("/etc/passwd") <b>é</b>' })
  expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-')
})

test('a template that does not compile says so', async () => {
  await expect(renderPdf('#nothing-here', {})).rejects.toThrow()
})
