import type { Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { type OnSiret, oidcRoutesWith } from '../oidc/oidc.routes.ts'
import { accountRoutesWith, dataRoutesWith } from './account/account.routes.tsx'
import { changeRoutesWith } from './account/change.routes.tsx'
import { factorRoutesWith, passkeyRoutesWith } from './account/factor.routes.tsx'
import type { PersonalPart } from './account/personal-part.ts'
import { ownEndpointRoutesWith } from './own-endpoint.routes.ts'
import { resetRoutesWith } from './reset.routes.tsx'
import { linkRoutesWith, signInRoutesWith } from './sign-in.routes.tsx'
import { signOutRoutesWith } from './sign-out.routes.tsx'
import { signUpRoutesWith } from './sign-up.routes.tsx'

/**
 * `parts`: what each slice keeps of a person, for the export and the erasure of an account. `onSiret`: what becomes of
 * somebody whose provider says for which site they work.
 */
export type AccessSite = { platform: Platform; parts: readonly PersonalPart[]; onSiret?: OnSiret | undefined }

/** Every door of the sign-in, and the account behind it. */
export const accessRoutesWith = ({ platform, parts, onSiret }: AccessSite): readonly Hono<Visit>[] => [
  signUpRoutesWith(platform),
  signInRoutesWith(platform),
  linkRoutesWith(platform),
  resetRoutesWith(platform),
  signOutRoutesWith(platform),
  accountRoutesWith(platform),
  dataRoutesWith({ platform, parts }),
  changeRoutesWith(platform),
  factorRoutesWith(platform),
  passkeyRoutesWith(platform),
  ownEndpointRoutesWith(platform),
  oidcRoutesWith({ platform, onSiret }),
]
