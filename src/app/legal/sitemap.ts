import { langs, to } from '#platform/lang.ts'
import type { Dated } from './sitemap.queries.ts'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

type Listed = { path: string; changed?: string }

/** The sitemap protocol (sitemaps.org): each page in French and in English, with the day it last changed. */
export function sitemapOf(origin: string, plain: readonly string[], dated: readonly Dated[]): string {
  const pages: Listed[] = [...plain.map((path) => ({ path })), ...dated]
  const lines = pages.flatMap(({ path, changed }) =>
    langs.map((lang) => {
      const day = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`
      return `<url><loc>${escaped(origin + to(lang, path))}</loc>${day}</url>`
    }),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</urlset>',
    '',
  ].join('\n')
}

/** Filtered lists have no end: robots are asked to leave them, since the sitemap leads to every page. */
export const robotsFor = (origin: string): string =>
  ['User-agent: *', 'Disallow: /*?', 'Disallow: /mes-besoins', `Sitemap: ${origin}/sitemap.xml`, ''].join(
    '\n',
  )
