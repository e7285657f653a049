import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

const LINE_COLUMNS_MAX = 120
const FILE_LINES_MAX = 300
const FUNCTION_LINES_MAX = 70
const THE_WORLD = /\b(Date\.now|new Date\(\)|Math\.random|process\.|await|fetch\()/
const APP_RANK = 10

export type SourceFile = { path: string; text: string }

export const filesOf = (root: string): SourceFile[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => ({ path: `${root}/${file}`, text: readFileSync(`${root}/${file}`, 'utf8') }))

export function tooLong({ path, text }: SourceFile): string[] {
  const lines = text.split('\n')
  // A sentence that a visitor reads stays in one piece, however long: it is prose, not code.
  const widthMax = /\.(words|mail)\.ts$/.test(path) ? Number.POSITIVE_INFINITY : LINE_COLUMNS_MAX
  const wide = lines.flatMap((line, i) => (line.length > widthMax ? [`${path}:${i + 1} is too wide`] : []))
  return lines.length > FILE_LINES_MAX + 1 ? [...wide, `${path} is too long`] : wide
}

export function longFunctions({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const lines = ts.isFunctionLike(node) ? node.getText(source).split('\n').length : 0
    if (lines > FUNCTION_LINES_MAX) found.push(`${path}: a function of ${lines} lines`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

export const worldly = (files: SourceFile[]): string[] =>
  files
    .filter(({ path, text }) => path.startsWith('src/engines/') && THE_WORLD.test(withoutComments(text)))
    .map(({ path }) => path)

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

/** They say who has which right, and tell it to the database. */
const TELLS_RIGHTS = /^src\/(?:registry\/space\/permissions|platform\/wall)\.ts$|\.words\.ts$/
const BY_HAND = /\.has\('(?:administrator|host)'\)/

/** A right is a line of the table: nobody tests a role by hand. */
export const rightsByHand = (files: SourceFile[]): string[] =>
  files
    .filter(({ path, text }) => !TELLS_RIGHTS.test(path) && BY_HAND.test(withoutComments(text)))
    .map(({ path }) => path)

/** Actions of the table that no code names: a right that nothing asks is a promise that nothing keeps. */
export const unasked = (files: SourceFile[], actions: readonly string[]): string[] => {
  const asking = files.filter(({ path }) => !TELLS_RIGHTS.test(path)).map(({ text }) => text)
  return actions.filter((action) => !asking.some((text) => text.includes(`'${action}'`)))
}

/** Every table belongs to the slice whose `*.tables.ts` declares it. */
export function writesElsewhere(files: SourceFile[]): string[] {
  const owners = new Map(files.filter(({ path }) => path.endsWith('.tables.ts')).flatMap(declared))
  const ownerOf = (table: string) => owners.get(table) ?? ''
  return files.flatMap(({ path, text }) => [
    ...calls(text, /(?:insertInto|updateTable|deleteFrom)\('(\w+)/g)
      .filter(({ table }) => owners.has(table) && ownerOf(table) !== slice(path))
      .map(({ call }) => `${path} writes ${call}`),
    ...calls(text, /(?:selectFrom|[jJ]oin)\('(\w+)/g)
      .filter(({ table }) => rank(ownerOf(table)) > rank(slice(path)))
      .map(({ call }) => `${path} reads ${call}`),
  ])
}

const declared = ({ path, text }: SourceFile) =>
  [...text.matchAll(/interface Database \{([^}]*)\}/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/(\w+):/g)].map(([, table = '']) => [table, slice(path)] as const),
  )

const calls = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([call, table = '']) => ({ call, table }))

const slice = (path: string) => path.split('/').slice(0, 3).join('/')
const rank = (path: string) =>
  Number(/^src\/journey\/(\d)/.exec(path)?.[1] ?? (path.startsWith('src/app') ? APP_RANK : 0))
