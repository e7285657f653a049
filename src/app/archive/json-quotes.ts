/** Names of keys whose value, in a JSON document, is the number of a row of a table. */
export type QuotingKeys = Readonly<Record<string, string>>

/** The document with the text under each quoting key, however deep, replaced by what `rename` answers. */
export function mapQuotes(
  document: unknown,
  keys: QuotingKeys,
  rename: (table: string, value: string) => string,
): unknown {
  if (Array.isArray(document)) return document.map((one) => mapQuotes(one, keys, rename))
  if (typeof document !== 'object' || document === null) return document
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      const table = keys[key]
      return [
        key,
        table !== undefined && typeof value === 'string'
          ? rename(table, value)
          : mapQuotes(value, keys, rename),
      ]
    }),
  )
}
