/** The filters of a list live in its address, in the order of its form, without what is empty and the first page. */
export function listQuery(asked: Readonly<Record<string, string>>, page = 1): string {
  const pairs = Object.entries({ ...asked, page: page > 1 ? String(page) : '' })
  const kept = pairs.filter(([, value]) => value !== '')
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
}
