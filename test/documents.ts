import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { configSchema } from '#platform/config.ts'

const ASIDE = /(^|\/)(node_modules|var|\.git)(\/|$)/

/** Every Markdown file of the repository, from its root. */
export const documentsIn = (root: string): string[] =>
  readdirSync(root, { encoding: 'utf8', withFileTypes: true })
    .filter((entry) => !ASIDE.test(entry.name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(`${root}${entry.name}`, { recursive: true, encoding: 'utf8' }).map(
            (file) => `${entry.name}/${file}`,
          )
        : [entry.name],
    )
    .filter((file) => file.endsWith('.md') && !ASIDE.test(file))

const withoutCode = (text: string): string => text.replace(/```[\s\S]*?```/g, '')

/** Links to files of the repository: where they lead, and to which heading. */
export const linksOf = (text: string): { file: string; heading: string }[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', heading = ''] = target.split('#')
      return { file, heading }
    })

/** The names that forges give to headings. */
export const headingsOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )

type Reader = (path: string) => string | undefined

/** Links of a document that lead to no file, or to no heading of it. Paths are from the root. */
export function brokenLinks(path: string, read: Reader): string[] {
  const leads = ({ file, heading }: { file: string; heading: string }): boolean => {
    const target = file === '' ? path : join(dirname(path), file)
    const text = read(target)
    if (text === undefined) return false
    return heading === '' || !target.endsWith('.md') || headingsOf(text).includes(heading)
  }
  return linksOf(read(path) ?? '')
    .filter((link) => !leads(link))
    .map(({ file, heading }) => `${path}: ${file}#${heading}`)
}

export const sizesOver = (files: readonly { path: string; bytes: number }[], max: number): string[] =>
  files.filter(({ bytes }) => bytes > max).map(({ path, bytes }) => `${path}: ${bytes}`)

type Row = { name: string; value: string; line: string }

/** A row for each setting: its name, its value when nothing is set, what it does. */
export function settingRows(schema: typeof configSchema): Row[] {
  const defaults: Record<string, unknown> = schema.parse({})
  return Object.entries(schema.shape).map(([setting, { description = '' }]) => {
    const name = `\`${setting}\``
    const value = defaults[setting] === undefined ? '' : `\`${defaults[setting]}\``
    return { name, value, line: `| ${name} |${value && ` ${value}`} | ${description} |` }
  })
}
