import { Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { passportRoutesWith } from './passport.routes.tsx'
import { type SolutionSlots, solutionListRoutes } from './solution-list.routes.tsx'

/** The pages of the catalogue; the app says how functions are grouped, and what chapters add. */
export const solutionRoutesWith = (slots: SolutionSlots) =>
  new Hono<Visit>().route('/', solutionListRoutes(slots)).route('/', passportRoutesWith(slots))
