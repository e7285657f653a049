const HEIGHTS = [34, 96, 158, 220] as const
const PATHS = [
  'M0 34H146C178 34 188 60 188 100V240C188 300 201 290 201 350',
  'M0 96H150C180 96 192 112 192 152V240C192 300 201 290 201 350',
  'M0 158H154C184 158 196 174 196 214V240C196 300 201 300 201 350',
  'M0 220H158C188 220 201 236 201 276V350',
] as const
const LABEL_ABOVE = 10

/** The four strands that merge into the thread. Decoration: the page says the same in words. */
export const Strands = ({ names }: { names: readonly string[] }) => (
  <svg class="brins graf" width="201" height="100%" aria-hidden="true">
    <line class="fa s fin" x1="201" x2="201" y1="350" y2="100%" />
    {PATHS.map((d, i) => (
      <path class={`f${i + 1} s`} d={d} />
    ))}
    <circle class="fa" cx="201" cy="350" r="8" />
    {HEIGHTS.map((y, i) => (
      <text class="g" y={y - LABEL_ABOVE}>
        {names[i]}
      </text>
    ))}
  </svg>
)
