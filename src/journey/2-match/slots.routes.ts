import type { Child } from 'hono/jsx'
import type { Visit } from '#platform/http.ts'

/** What later chapters add to the pages of a need, of its choice and of a group: the chantiers that they became. */
export type MatchSlots = {
  ofNeed?: (visit: Visit['Variables'], need: { id: bigint; ref: string; isOwn: boolean }) => Promise<Child>
  ofChoice?: MatchSlots['ofNeed']
  ofGroup?: (visit: Visit['Variables'], group: { id: bigint; ref: string }) => Promise<Child>
}
