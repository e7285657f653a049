import type { Child } from 'hono/jsx'
import { ButtonLink } from './actions.tsx'
import { Icon, type IconName } from './icon.tsx'
import { PlainList } from './plain-list.tsx'

export type NoticeKind = 'info' | 'ok' | 'attn' | 'err' | 'acc'
const noticeIcons: Record<NoticeKind, IconName> = {
  info: 'info',
  ok: 'ok',
  attn: 'warning',
  err: 'no',
  acc: 'partly',
}

export type NoticeProps = {
  kind?: NoticeKind | undefined
  title: Child
  /** Said at once by a screen reader: only for the answer to what the person just did. */
  live?: boolean | undefined
  children?: Child
}

/**
 * Icon, title and line: the colour never speaks alone. The answer to what the person just did comes before any
 * section: its title is read out, and is no heading of the page.
 */
export const Notice = ({ kind = 'info', title, live, children }: NoticeProps) => (
  <div
    class={kind === 'info' ? 'avis' : `avis ${kind}`}
    role={live ? (kind === 'err' ? 'alert' : 'status') : undefined}
  >
    <Icon name={noticeIcons[kind]} />
    <div>
      {live ? <strong>{title}</strong> : <h3>{title}</h3>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  </div>
)

export type StateKind = 'ok' | 'attn' | 'err' | 'acc' | 'soon'

/** Where something stands: a mark (full, half, square, full, hollow) and a word. */
export const State = ({ kind, children }: { kind: StateKind; children?: Child }) => (
  <span class={kind === 'soon' ? 'etat avenir doux' : `etat ${kind}`}>{children}</span>
)

/** A fact in a word or two, never a mood. */
export const Tag = ({ children }: { children?: Child }) => <span class="etiq">{children}</span>

export const Tags = ({ items }: { items: readonly Child[] }) =>
  items.length === 0 ? null : (
    <PlainList name="rang">
      {items.map((item) => (
        <li class="etiq">{item}</li>
      ))}
    </PlainList>
  )

export type EmptyProps = {
  title: Child
  /** What happens next. */
  children?: Child
  action?: { href: string; label: string } | undefined
}

/** Nothing here: what is missing, what happens next, one action. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <div class="vide">
    <h3>{title}</h3>
    {children && <p>{children}</p>}
    {action && (
      <p>
        <ButtonLink href={action.href}>{action.label}</ButtonLink>
      </p>
    )}
  </div>
)

export type ProgressProps = {
  id: string
  label: Child
  value: number
  max: number
  /** « 268 sur 412, encore deux minutes environ ». */
  note: string
  action?: Child
}

/** A long job: what is done, out of how much, and a way to leave it. */
export const Progress = ({ id, label, value, max, note, action }: ProgressProps) => (
  <div class="fiche mesure" role="status">
    <label for={id}>{label}</label>
    <progress id={id} max={max} value={value}>
      {note}
    </progress>
    <p class="rang bout petit">
      <span>{note}</span>
      {action}
    </p>
  </div>
)
