import type { NeedState } from '#engines/follow-up/need-state.ts'
import type { StateKind } from '#platform/ui/index.tsx'

/** How the state of a need is drawn: a mark beside its word. */
export const stateKinds: Record<NeedState, StateKind> = {
  draft: 'soon',
  waiting: 'acc',
  taken: 'ok',
  'to-reroute': 'attn',
  done: 'ok',
  handled: 'ok',
  withdrawn: 'soon',
  abandoned: 'soon',
}
