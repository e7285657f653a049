import type { Child } from 'hono/jsx'
import { useWords } from './lang.ts'
import { safeHref } from './links.ts'

/** A label and where it leads: already in the reader’s language, through `to(lang, …)`. */
export type Crumb = readonly [label: string, href: string]

/** The way from the home page. `here` is the page itself: not a link. */
export const Breadcrumb = (props: {
  items: readonly Crumb[]
  here: string
  /** When a page has two. */
  label?: string | undefined
}) => (
  <nav class="ariane" aria-label={props.label ?? useWords().trail}>
    <ol>
      {props.items.map(([label, href]) => (
        <li>
          <a href={safeHref(href)}>{label}</a>
        </li>
      ))}
      <li aria-current="page">{props.here}</li>
    </ol>
  </nav>
)

export type Tab = { label: Child; href: string; current?: boolean | undefined }

/** Several views of the same thing: links to real pages, never script tabs. */
export const Tabs = ({ label, items }: { label: string; items: readonly Tab[] }) => (
  <nav class="onglets" aria-label={label}>
    <ul>
      {items.map((item) => (
        <li>
          <a href={safeHref(item.href)} aria-current={item.current ? 'page' : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Which page numbers to show: the ends, and two on each side; 0 stands for a gap. */
export function pageNumbers(page: number, pages: number): number[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, pages]
  const kept = [...new Set(wanted)].filter((n) => n >= 1 && n <= pages).toSorted((a, b) => a - b)
  return kept.flatMap((n, i) => (i > 0 && n - (kept[i - 1] ?? n) > 1 ? [0, n] : [n]))
}

export type PaginationProps = {
  page: number
  pages: number
  href: (page: number) => string
  label?: string | undefined
}

/** Nothing is shown when there is one page. */
export const Pagination = ({ page, pages, href, label }: PaginationProps) => {
  const words = useWords()
  if (pages <= 1) return null
  const link = (n: number, text: Child, rel?: string) => (
    <li>
      <a href={safeHref(href(n))} rel={rel} aria-current={n === page && !rel ? 'page' : undefined}>
        {text}
      </a>
    </li>
  )
  return (
    <nav class="pages" aria-label={label ?? words.pages}>
      <ul>
        {page > 1 && link(page - 1, words.previous, 'prev')}
        {pageNumbers(page, pages).map((n) =>
          n === 0 ? (
            <li aria-hidden="true">…</li>
          ) : (
            link(
              n,
              <>
                <span class="cache">{words.page}</span>
                {n}
              </>,
            )
          ),
        )}
        {page < pages && link(page + 1, words.next, 'next')}
      </ul>
    </nav>
  )
}

/** What most readers may skip, one press away, without script. */
export const Disclosure = (props: { summary: Child; open?: boolean | undefined; children?: Child }) => (
  <details open={props.open}>
    <summary>{props.summary}</summary>
    {props.children}
  </details>
)
