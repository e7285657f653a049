import type { MiddlewareHandler } from 'hono'
import type { Actor } from '#platform/acting.ts'
import type { Visit } from '#platform/http.ts'
import type { Module } from './roles.ts'

/** False for somebody all of whose spaces switched a module off: routes, menus and pages ask this and nothing else. */
export const hasModule = ({ modulesOff }: Actor, module: Module): boolean => !modulesOff.has(module)

/** Before a group of routes: what is off answers as if it did not exist, whatever the gesture. */
export const needsModule =
  (module: Module): MiddlewareHandler<Visit> =>
  async (c, next) =>
    hasModule(c.var.actor, module) ? next() : c.notFound()
