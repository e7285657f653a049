// The world of the demonstration in a site of tests: who is in it, and the pages of the chapters that they open.
import { assert } from '#engines/assert.ts'
import { type Demonstration, loadDemo } from '../seeds/demonstration/load-demo.ts'
import { SESSION_COOKIE, signedIn } from './people.ts'
import { browserOf, type World } from './world.ts'

export async function demonstration(world: World): Promise<Demonstration> {
  const outcome = await loadDemo(world.platform)
  assert(outcome.done, 'an empty site takes the demonstration')
  return outcome.value
}

/** Signs in somebody of the demonstration. */
export async function sessionOf({ platform }: World, who: string): Promise<string> {
  const { name, email } = await platform.db
    .selectFrom('person')
    .select(['name', 'email'])
    .where('email', '=', `${who}@exemple.fr`)
    .executeTakeFirstOrThrow()
  return (await signedIn(platform, { name, email })).cookie
}
export const browserFor = async (world: World, who: string) =>
  browserOf(world.app, new Map([[SESSION_COOKIE, await sessionOf(world, who)]]))

/** Pages of the chapters at their fullest, by who opens them; links lead from them to the others. */
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
        '/mon/profil/savoir-faire?mots=carte',
        '/mon/temps',
        '/mon/temps?semaine=2026-W50&jours=7',
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
