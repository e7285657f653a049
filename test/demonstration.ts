// The world of the demonstration in a site of tests: who is in it, and the pages of the chapters that they open.
import { assert } from '#engines/assert.ts'
import { type Demonstration, loadDemo } from '../seeds/demonstration/load-demo.ts'
import { signedIn } from './people.ts'
import { browserOf, type World } from './world.ts'

export async function demonstration(world: World): Promise<Demonstration> {
  const outcome = await loadDemo(world.platform)
  assert(outcome.done, 'an empty site takes the demonstration')
  return outcome.value
}

/** Signs in somebody of the demonstration, by their address. */
export async function cookiesOf({ platform }: World, email: string): Promise<Map<string, string>> {
  const { name } = await platform.db
    .selectFrom('person')
    .select('name')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const { cookie } = await signedIn(platform, { name, email })
  const { SESSION_COOKIE } = await import('./people.ts')
  return new Map([[SESSION_COOKIE, cookie]])
}
export const browserFor = async (world: World, who: string) =>
  browserOf(world.app, await cookiesOf(world, `${who}@exemple.fr`))

/** Pages of the chapters of this world, by who opens them. */
export function pagesOf({ spaces, projects }: Demonstration) {
  const slug = (title: string) => projects.find((one) => one.title.startsWith(title))?.slug ?? ''
  const space = `/espaces/${spaces.find(({ name }) => name.includes('Valbrume'))?.slug}`
  const project = (title: string, ...ends: string[]) =>
    ['', ...ends].map((end) => `/chantiers/${slug(title)}${end}`)
  const parts = [
    '/charte',
    '/parties',
    '/jalons',
    '/roles',
    '/registre',
    '/journal',
    '/suivre',
    '/candidatures',
  ]
  return {
    ambre: [
      ...['', '/membres', '/modules', '/registre', '/export', '/savoir-faire', '/temps', '/equipes'].map(
        (end) => `${space}${end}`,
      ),
      `${space}/politique-equipe`,
      ...project('Agenda', ...parts, '/equipe'),
      ...project('Carte', '/equipe', '/candidatures').slice(1),
      ...['/mon', '/chantiers', '/chantiers/nouveau', '/communs', '/lecons', '/espaces', '/compte'],
    ],
    celeste: [
      ...[
        '/mon/profil',
        '/mon/profil/apercu',
        '/mon/profil/savoir-faire',
        '/mon/temps',
        '/mon/temps?vue=semaine',
      ],
      ...['/vivier', '/vivier/eloise', '/postes', '/mon/engagements', space],
    ],
    maud: [...project('Agenda', '/jalons'), ...project('Carte', '/journal'), '/mon', '/mes-besoins'],
    nobody: [
      ...project('Agenda', '/journal'),
      ...project('Cantine'),
      '/chantiers',
      '/communs',
      '/postes',
      '/vivier',
    ],
  } as const
}
