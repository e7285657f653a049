import type { Child } from 'hono/jsx'
import type { Visit } from '#platform/http.ts'
import type { NoticeKind } from '#platform/ui/index.tsx'
import type { Seen } from '../projects/see-project.ts'
import type { Positions } from '../roles/role-table.page.tsx'
import type { StepFact, StepName } from './thread-steps.ts'

/**
 * One thing that waits for the reader today, most pressing first: `err`, then `attn`, then the rest. Addresses, here
 * and in steps, are already in the reader’s language.
 */
export type WaitingItem = { kind: NoticeKind; title: string; text?: string; href?: string; label?: string }
type Visitor = Visit['Variables']

/** What the rest of the site adds to the page of a chantier: what waits, steps, positions, sections below. */
export type ProjectSlots = {
  waiting?: readonly ((visit: Visitor, seen: Seen) => Promise<readonly WaitingItem[]>)[]
  steps?: readonly ((visit: Visitor, seen: Seen) => Promise<Partial<Record<StepName, StepFact>>>)[]
  positions?: (visit: Visitor, seen: Seen) => Promise<Positions | undefined>
  sections?: readonly ((visit: Visitor, seen: Seen) => Promise<Child>)[]
}
