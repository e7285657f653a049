import type { StateKind } from '#platform/ui/index.tsx'
import type { Mood } from './post.tables.ts'

export const moodKinds: Readonly<Record<Mood, StateKind>> = {
  high: 'ok',
  good: 'ok',
  mixed: 'attn',
  hard: 'attn',
  stuck: 'err',
}

/** Line breaks are the author’s. */
export const Lines = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p>
        {paragraph.split('\n').map((line, i) => (
          <>
            {i > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </>
)
