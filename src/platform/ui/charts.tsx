export type Part = { label: string; value: number /** The value in words, for the legend. */; shown: string }
export type StackedBarProps = {
  /** What the chart says, in a sentence: its title, and its text for a screen reader. */
  finding: string
  total: number
  /** Four at most: the fifth is « autres ». */
  parts: readonly Part[]
  /** What is missing, drawn as well. */
  rest?: { label: string; shown: string } | undefined
  threshold?: { value: number; label: string } | undefined
}

const PARTS_MAX = 4
const TOP = 18
const HEIGHT = 28

const percent = (value: number, total: number) => `${Math.round((value / total) * 10_000) / 100}%`

/** Who gave what, out of how much, and whether it reaches the threshold. The legend repeats the values. */
export const StackedBar = ({ finding, total, parts, rest, threshold }: StackedBarProps) => {
  const shown = parts.slice(0, PARTS_MAX)
  const starts = shown.map((_, i) => shown.slice(0, i).reduce((sum, part) => sum + part.value, 0))
  return (
    <figure>
      <figcaption>{finding}</figcaption>
      <svg class="graf" width="100%" height={TOP + HEIGHT + 6} role="img" aria-label={finding}>
        <rect class="f0" width="100%" y={TOP} height={HEIGHT} />
        {shown.map((part, i) => (
          <rect
            class={`f${i + 1}`}
            x={percent(starts[i] ?? 0, total)}
            width={percent(part.value, total)}
            y={TOP}
            height={HEIGHT}
          />
        ))}
        {starts.slice(1).map((start) => (
          <rect class="fp" x={percent(start, total)} width="2" y={TOP} height={HEIGHT} />
        ))}
        {threshold && (
          <>
            <line
              class="seuil"
              x1={percent(threshold.value, total)}
              x2={percent(threshold.value, total)}
              y1={TOP - 4}
              y2={TOP + HEIGHT + 6}
            />
            <text x={percent(threshold.value, total)} y={TOP - 7} text-anchor="middle">
              {threshold.label}
            </text>
          </>
        )}
      </svg>
      <ul class="legende">
        {shown.map((part, i) => (
          <li class={`f${i + 1}`}>
            {part.label}, {part.shown}
          </li>
        ))}
        {rest && (
          <li class="f0">
            {rest.label}, {rest.shown}
          </li>
        )}
      </ul>
    </figure>
  )
}
