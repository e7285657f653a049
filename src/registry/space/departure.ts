import type { Acting } from '#platform/acting.ts'

/** Somebody who is no longer of a space, and their last day in it. */
export type Departure = { organisationId: bigint; personId: string; lastDay: string }
/**
 * What one chapter ends with the last role of somebody. The site hands all of them, so that the registry does not know
 * the chapters; each may run again and finds nothing left to end.
 */
export type OnDeparture = (acting: Acting, departure: Departure) => Promise<unknown>
