import { leaveProjectsOf } from '#journey/3-project/index.ts'
import { leaveEngagementsOf } from '#journey/5-team/index.ts'
import type { OnDeparture } from '#registry/space/index.ts'

/** What the chapters end with the last role of somebody in a space: engagements first, which give their time back. */
export const departures: readonly OnDeparture[] = [leaveEngagementsOf, leaveProjectsOf]
