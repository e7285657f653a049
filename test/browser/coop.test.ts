// From an account to a team, in a real browser: four journeys, told in test/stories/coop-*.ts.
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'
import { CLIENT, type OpenedProvider, openProvider } from '#test/stories/accounts-provider.ts'
import { LABEL } from '#test/stories/coop-agent.ts'
import { invitedJoinsPool } from '#test/stories/coop-invited.ts'
import { type MailServer, openMailServer } from '#test/stories/coop-mailbox.ts'
import { newcomerIsEngaged } from '#test/stories/coop-newcomer.ts'
import { organiserComposes } from '#test/stories/coop-organiser.ts'
import { needBecomesTeam } from '#test/stories/coop-thread.ts'
import { browsing, NARROW, WIDE } from './browser.ts'
import { nameOf, type Way } from './person.ts'

let world: FilledWorld
let provider: OpenedProvider
let server: MailServer
// The provider asks where people come back to before the world, which asks where the provider is.
const site = browsing(() => ({ fetch: (request, ...rest) => world.app.fetch(request, ...rest) }))

beforeAll(async () => {
  provider = await openProvider({ site: site.origin(), signed: true })
  server = await openMailServer()
  world = await filledWorld({
    config: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_LABEL: LABEL,
      OIDC_SCOPES: 'openid email given_name usual_name siret',
    },
  })
}, 600_000)
afterAll(async () => {
  await provider?.close()
  await server?.close()
})
// Several ways in a minute from one address are more than the doors allow a stranger.
beforeEach(async () => void (await world.db.deleteFrom('sign_in_rate').execute()))

/** With and without scripts, in both languages, at both sizes. */
const ways: readonly Way[] = [
  { lang: 'fr', width: WIDE, script: true },
  { lang: 'en', width: NARROW, script: false },
]
const journeys = [
  [
    'the need of an agent becomes a chantier, and the chantier a team whose half-days show it',
    needBecomesTeam,
  ],
  ['somebody invited by a co-op opens an account, joins it, and is found in its pool', invitedJoinsPool],
  ['a newcomer opens an account, says what they can do, and is engaged', newcomerIsEngaged],
  ['an organiser composes teams, chooses one, and people answer', organiserComposes],
] as const

describe.each(ways.map((way, i) => ({ way, name: nameOf(way), before: i * journeys.length })))(
  '$name',
  ({ way, before }) => {
    // Visitors at once, each with people of their own: none of them waits for another.
    for (const [i, [name, journey]] of journeys.entries())
      test.concurrent(name, () => journey(site, way, { world, provider, server, number: before + i + 1 }))
  },
)
