/** The package has no types of its own; this is what it answers. */
declare module 'spdx-expression-parse' {
  type Leaf = { license: string; plus?: true; exception?: string }
  type Branch = { left: Node; conjunction: 'and' | 'or'; right: Node }
  export type Node = Leaf | Branch
  /** Throws when the text is not an SPDX expression. */
  const parse: (expression: string) => Node
  // biome-ignore lint/style/noDefaultExport: the package exports its one function that way.
  export default parse
}
