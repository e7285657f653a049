// Paths are drawn by us on a grid of 24, with one stroke: what colour says, a shape says too.
const half = 'M12 4a8 8 0 0 0 0 16z'
const ring = 'M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0'
const paths = {
  arrow: 'M4 12h15m-6-6 6 6-6 6',
  ok: 'm4.5 12.5 5 5 10-11',
  partly: ring,
  no: 'm6 6 12 12M18 6 6 18',
  unknown: `${ring}M9.6 10a2.4 2.4 0 1 1 3.6 2.1c-.8.4-1.2.9-1.2 1.6M12 16.4v.2`,
  info: `${ring}M12 11v5.5M12 7.6v.2`,
  warning: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.3v.2',
  download: 'M12 4v11m-5-4.5 5 5 5-5M5 20h14',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0m11.2 4.7L20.5 20.5',
  plus: 'M12 5v14M5 12h14',
  outside: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
} as const

export type IconName = keyof typeof paths

/** A picture that repeats what the text says: hidden from screen readers, so give the words beside it. */
export const Icon = ({ name, tone }: { name: IconName; tone?: string | undefined }) => (
  <svg class={tone ? `ico ${tone}` : 'ico'} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
    {name === 'partly' && <path d={half} fill="currentColor" />}
  </svg>
)

/** Three strands that join in one point. Never redrawn, never moved. */
export const Logo = () => (
  <svg
    viewBox="0 0 32 32"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="3"
    stroke-linecap="round"
  >
    <path d="M3 6c8 0 8 10 14 10M3 16h14M3 26c8 0 8-10 14-10" />
    <circle cx="24" cy="16" r="5.5" fill="var(--accent)" stroke="none" />
  </svg>
)
