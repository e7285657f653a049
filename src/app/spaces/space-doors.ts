import { to } from '#platform/lang.ts'
import { type Action, type Door, type Module, may, type SpaceSlots } from '#registry/space/index.ts'
import { words } from './space-doors.words.ts'

type Opening = (typeof words.fr)[keyof typeof words.fr]
type Wanted = { action: Action; module: Module; path: (slug: string) => string; name: keyof typeof words.fr }

/** What the chapters put on the home of a space, in the order of the thread. */
const wanted: readonly Wanted[] = [
  { action: 'project.read', module: 'project', path: () => '/chantiers?miens=oui', name: 'projects' },
  { action: 'project.create', module: 'project', path: () => '/chantiers/nouveau', name: 'newProject' },
  { action: 'common.declare', module: 'common', path: (slug) => `/communs?espace=${slug}`, name: 'commons' },
  { action: 'common.declare', module: 'common', path: () => '/communs/nouveau', name: 'newCommon' },
  { action: 'lesson.read', module: 'project', path: () => '/lecons', name: 'lessons' },
  { action: 'profile.read-coop', module: 'vivier', path: () => '/vivier', name: 'pool' },
  { action: 'grid.read', module: 'time', path: (slug) => `/espaces/${slug}/temps`, name: 'time' },
  {
    action: 'profile.read-coop',
    module: 'vivier',
    path: (slug) => `/espaces/${slug}/savoir-faire`,
    name: 'skills',
  },
]

export const chapterDoors: NonNullable<SpaceSlots['doors']> = wanted.map(
  ({ action, module, path, name }) =>
    ({ actor, lang }, { organisation_id: organisationId, slug, modules_off }): Door | undefined => {
      if (modules_off.includes(module) || !may(actor, action, { organisationId })) return undefined
      const said: Opening = words[lang][name]
      return { href: to(lang, path(slug)), label: said.label, note: said.note }
    },
)
