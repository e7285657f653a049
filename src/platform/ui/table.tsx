import type { Child } from 'hono/jsx'

export type Column = {
  label: Child
  kind?: 'text' | 'number' | 'date' | 'bar' | undefined
  /** The header is for screen readers only. */
  unseen?: boolean | undefined
}

export type TableProps = {
  caption: string
  /** The title of the section already says it. */
  captionUnseen?: boolean | undefined
  columns: readonly Column[]
  /** The first cell of each row is its header. */
  rows: readonly (readonly Child[])[]
  /** Totals. A cell that is `undefined` is joined to the one before it. */
  totals?: readonly (readonly Child[])[] | undefined
}

const classes = { text: undefined, number: 'n', date: 'jour', bar: 'barre' } as const
const cellClass = ({ kind = 'text' }: Column) => classes[kind]

const Cells = ({ cells, columns }: { cells: readonly Child[]; columns: readonly Column[] }) => (
  <tr>
    {cells.map((cell, i) => {
      const name = cellClass(columns[i] ?? { label: '' })
      return i === 0 ? (
        <th scope="row" class={name}>
          {cell}
        </th>
      ) : (
        <td class={name}>{cell}</td>
      )
    })}
  </tr>
)

const TotalCells = ({ cells, columns }: { cells: readonly Child[]; columns: readonly Column[] }) => {
  const starts = cells.flatMap((cell, i) => (cell === undefined && i > 0 ? [] : [i]))
  return (
    <tr>
      {starts.map((start, n) => {
        const span = (starts[n + 1] ?? columns.length) - start
        const shared = {
          colspan: span > 1 ? span : undefined,
          class: cellClass(columns[start] ?? { label: '' }),
        }
        return n === 0 ? (
          <th scope="row" {...shared}>
            {cells[start]}
          </th>
        ) : (
          <td {...shared}>
            <strong>{cells[start]}</strong>
          </td>
        )
      })}
    </tr>
  )
}

/** Aligned figures, a caption, totals; alone on the page it may scroll sideways, and takes focus for it. */
export const Table = ({ caption, captionUnseen, columns, rows, totals }: TableProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a region that scrolls is not a set of fields; it takes focus.
  <div class="defile" role="group" aria-label={caption} tabindex={0}>
    <table class="tab">
      <caption class={captionUnseen ? 'cache' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={cellClass(column)}>
              {column.unseen ? <span class="cache">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <Cells cells={cells} columns={columns} />
        ))}
      </tbody>
      {totals && (
        <tfoot>
          {totals.map((cells) => (
            <TotalCells cells={cells} columns={columns} />
          ))}
        </tfoot>
      )}
    </table>
  </div>
)

const percent = (value: number, max: number) =>
  `${max > 0 ? Math.round(Math.min(Math.max(value / max, 0), 1) * 1000) / 10 : 0}%`

export type BarProps = {
  value: number
  max: number
  /** Said by a screen reader; leave it out when the figure is in text beside it. */
  label?: string | undefined
  series?: 1 | 2 | 3 | 4 | undefined
  /** `thin` is the bar of a card, `tall` that of a column of a table. */
  size?: 'thin' | 'tall' | undefined
}

/** How much of how much: a bar that starts at 0, its empty part drawn. */
export const Bar = ({ value, max, label, series, size = 'thin' }: BarProps) => {
  const height = size === 'thin' ? 8 : 14
  const said = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': 'true' } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has a label, or the figure is in text beside it.
    <svg class="graf" width="100%" height={height} {...said}>
      {size === 'thin' && <rect class="f0" width="100%" height={height} />}
      <rect class={series && `f${series}`} width={percent(value, max)} height={height} />
    </svg>
  )
}
