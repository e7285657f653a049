/**
 * Where values come from, the most trusted first. The publisher knows its own software best; our editors read its site;
 * then the State's list, the local authorities' one, and general catalogues, whose entries nobody reviews for France.
 */
export const sourceKinds = [
  'publiccode',
  'redaction',
  'sill',
  'comptoir',
  'dpg',
  'awesome-selfhosted',
  'yunohost',
  'csv',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** A kind, or a kind and which one: `csv:annuaire-2026`. */
export type SourceId = SourceKind | `${SourceKind}:${string}`

export const kindOf = (source: string): string => source.split(':')[0] ?? source

/** 0 is the most trusted. A source of no known kind comes last. */
export function trustOf(source: string): number {
  const rank = (sourceKinds as readonly string[]).indexOf(kindOf(source))
  return rank === -1 ? sourceKinds.length : rank
}
