import type { Child } from 'hono/jsx'

/** A list without bullets: its role is written, because Safari forgets lists whose bullets are removed. */
export const PlainList = (props: { name: string; ordered?: boolean | undefined; children?: Child }) =>
  props.ordered ? (
    // biome-ignore lint/a11y/noRedundantRoles: Safari, as said above.
    <ol class={props.name} role="list">
      {props.children}
    </ol>
  ) : (
    // biome-ignore lint/a11y/noRedundantRoles: Safari, as said above.
    <ul class={props.name} role="list">
      {props.children}
    </ul>
  )
