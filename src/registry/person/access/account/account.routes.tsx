import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Person } from '#platform/acting.ts'
import { dropKeys } from '#platform/http/visit.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { see, statusOf, textsOf } from '../door.routes.ts'
import type { AccessRefusal } from '../refusals.ts'
import { endOtherSessions, endSession } from '../session.actions.ts'
import { eraseAccount, renameAccount } from './account.actions.ts'
import { AccountPage } from './account.page.tsx'
import { accountOf, isFresh, sessionsOf } from './account.queries.ts'
import { isAccountTold } from './account.words.ts'
import { ErasePage } from './change.page.tsx'
import { asCsv, asJson } from './export.ts'
import { ownParts } from './own-part.queries.ts'
import type { PersonalPart } from './personal-part.ts'
import { signedIn, toldAt } from './signed-in.routes.ts'

type Site = { platform: Platform; parts: readonly PersonalPart[] }

export const accountRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get(
      '/compte',
      signedIn(async (c, person) => c.html(await accountPage(c, platform, person))),
    )
    .post(
      '/compte',
      signedIn(async (c, person) => {
        const outcome = await renameAccount(c.var, await textsOf(c))
        if (outcome.done) return see(c, toldAt('/compte', 'nom'))
        return c.html(await accountPage(c, platform, person, outcome.reason), statusOf(c, outcome))
      }),
    )
    .post(
      '/compte/sessions',
      signedIn(async (c, { id: personId, session: here }) => {
        const { session } = await textsOf(c)
        if (session === 'autres') {
          await endOtherSessions(platform.db, { personId, session: here })
          return see(c, toldAt('/compte', 'sessions'))
        }
        const given = z.uuid().safeParse(session)
        const ended = given.success && (await endSession(platform.db, { personId, session: given.data }))
        return ended ? see(c, toldAt('/compte', 'session')) : c.notFound()
      }),
    )

async function accountPage(c: Context<Visit>, platform: Platform, person: Person, refusal?: AccessRefusal) {
  const { lang, now, config } = c.var
  const [account, sessions] = await Promise.all([
    accountOf(platform.db, person.id),
    sessionsOf(platform.db, { personId: person.id, now }),
  ])
  const told = c.req.query('fait')
  return (
    <AccountPage
      {...{ lang, account, sessions, refusal }}
      path="/compte"
      here={person.session}
      provider={config.OIDC_LABEL}
      told={isAccountTold(told) ? told : undefined}
    />
  )
}

const FILE = { 'Cache-Control': 'private, no-store' }

export const dataRoutesWith = ({ platform, parts }: Site) =>
  new Hono<Visit>()
    .get(
      '/compte/donnees.json',
      signedIn(async (c, { id }) => {
        c.header('Content-Disposition', 'attachment; filename="pluriel-compte.json"')
        return c.body(asJson(await sectionsOf({ platform, parts }, id)), 200, {
          ...FILE,
          'Content-Type': 'application/json; charset=utf-8',
        })
      }),
    )
    .get(
      '/compte/donnees.csv',
      signedIn(async (c, { id }) => {
        c.header('Content-Disposition', 'attachment; filename="pluriel-compte.csv"')
        return c.body(asCsv(await sectionsOf({ platform, parts }, id)), 200, {
          ...FILE,
          'Content-Type': 'text/csv; charset=utf-8',
        })
      }),
    )
    .get(
      '/compte/effacer',
      signedIn((c) => c.html(<ErasePage lang={c.var.lang} path={c.var.path} alone={[]} />)),
    )
    .post(
      '/compte/effacer',
      signedIn(async (c, { session }) => {
        const { lang, path } = c.var
        const { email = '' } = await textsOf(c)
        if (!(await isFresh(platform.db, session)))
          return c.html(<ErasePage {...{ lang, path }} refusal="sign-in-again" alone={[]} />, 422)
        const outcome = await eraseAccount(c.var, platform.db, { email, parts })
        if (outcome.done) {
          dropKeys(c)
          return see(c, '/connexion?dit=efface')
        }
        const refusal = outcome.reason === 'alone-in-charge' ? undefined : outcome.reason
        return c.html(<ErasePage {...{ lang, path, refusal }} alone={outcome.details} />, 422)
      }),
    )

const sectionsOf = ({ platform, parts }: Site, personId: string) =>
  Promise.all(
    [...ownParts, ...parts].map(async ({ section, read }) => ({
      section,
      rows: await read(platform.db, personId),
    })),
  )
