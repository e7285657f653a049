import type { Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { resetRoutesWith } from './reset.routes.tsx'
import { linkRoutesWith, signInRoutesWith } from './sign-in.routes.tsx'
import { signOutRoutesWith } from './sign-out.routes.tsx'
import { signUpRoutesWith } from './sign-up.routes.tsx'

/** Every door of the sign-in, and the account behind it. */
export const accessRoutesWith = ({ platform }: { platform: Platform }): readonly Hono<Visit>[] => [
  signUpRoutesWith(platform),
  signInRoutesWith(platform),
  linkRoutesWith(platform),
  resetRoutesWith(platform),
  signOutRoutesWith(platform),
]
