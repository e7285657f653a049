import type { Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { homeRoutes } from './home/home.routes.tsx'
import { mailRoutes } from './mail/mail.routes.tsx'

/** Every part of the site, in the order of the thread. */
export const routes: readonly Hono<Visit>[] = [homeRoutes, mailRoutes]
