import type { Child } from 'hono/jsx'

/** Opened by its button, never by itself. What it asks also exists as a page. */
export const Dialog = ({ id, title, children }: { id: string; title: Child; children?: Child }) => (
  <dialog id={id} aria-labelledby={`${id}-t`}>
    <h2 id={`${id}-t`}>{title}</h2>
    {children}
  </dialog>
)

export const DialogButton = ({ opens, children }: { opens: string; children?: Child }) => (
  <button type="button" command="show-modal" commandfor={opens}>
    {children}
  </button>
)
