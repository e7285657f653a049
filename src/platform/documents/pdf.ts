import { assert } from '#engines/assert.ts'

type PdfValue = string | number | boolean | null | readonly PdfValue[] | { readonly [key: string]: PdfValue }
/** What a template is given: values as JSON has them. */
export type PdfData = { readonly [key: string]: PdfValue }

/**
 * Sets a document with Typst. The template reads its data as JSON (`json(bytes(sys.inputs.data))`): what
 * people wrote is a value there, never a part of the template, so that nothing they write can run.
 */
export async function renderPdf(template: string, data: PdfData): Promise<Uint8Array<ArrayBuffer>> {
  // Heavy and rarely needed: loaded when the first document is asked for.
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({})
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
  compiler.evictCache(0)
  assert(pdf !== null, 'the template of a document compiles')
  return new Uint8Array(pdf)
}
