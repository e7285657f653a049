import { type Context, Hono } from 'hono'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { Row } from '#platform/ui/index.tsx'
import {
  dropSkill,
  ownProfile,
  type ProfileFault,
  type ProfileRefusal,
  profileFieldNames,
  type SeenProfile,
  saveProfile,
  saveSkill,
  seenAs,
  type Visibility,
  visibilities,
} from '#registry/profile/index.ts'
import { noteUnknownSkill, suggestSkillsFrom } from '#registry/skill/index.ts'
import { needsModule } from '#registry/space/index.ts'
import { NothingSeenPage, PersonPage } from './person.page.tsx'
import { words } from './profile.words.ts'
import { EditProfilePage } from './profile-edit.page.tsx'
import type { GivenProfile } from './profile-form.page.tsx'
import { refusalWords } from './profile-refusal.words.ts'
import { ProfileSkillsPage, type SkillsProps } from './profile-skills.page.tsx'
import { freeMonths, regionOptions } from './vivier.routes.tsx'

const SKILLS = '/mon/profil/savoir-faire'
const WORDS_MAX = 120
const LISTS = ['themes', 'roles', 'languages'] as const
const isList = (name: string): name is (typeof LISTS)[number] => LISTS.some((list) => list === name)

/** What a kept value looks like in its field. */
function typedText(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.join('\n')
  if (typeof value !== 'object' || value === null) return ''
  if ('equal' in value) return 'égale'
  if ('cents' in value) return centsText(String(value.cents))
  return 'halfDays' in value ? String(value.halfDays) : ''
}

const centsText = (cents: string): string => {
  const digits = cents.padStart(3, '0')
  const rest = digits.slice(-2)
  return rest === '00' ? digits.slice(0, -2) : `${digits.slice(0, -2)},${rest}`
}

function givenOf(profile: SeenProfile | undefined, name: string): GivenProfile {
  const entries = Object.entries(profile?.fields ?? {})
  const shown = Object.entries(profile?.shown ?? {}).map(([field, seen]) => [`seen-${field}`, seen])
  return {
    texts: {
      name: profile?.display_name ?? name,
      handle: profile?.handle ?? '',
      per: profile?.fields.load?.per ?? 'month',
      ...Object.fromEntries(entries.map(([field, value]) => [field, typedText(value)])),
      ...Object.fromEntries(shown),
    },
    lists: Object.fromEntries(LISTS.map((field) => [field, profile?.fields[field] ?? []])),
  }
}

/** What the form sent: texts, and the boxes that were ticked. */
async function readForm(c: Context<Visit>): Promise<GivenProfile> {
  const given = await c.req.parseBody({ all: true })
  const texts: Record<string, string> = {}
  const lists: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(given)) {
    const all = (Array.isArray(value) ? value : [value]).filter(
      (one): one is string => typeof one === 'string',
    )
    if (isList(name)) lists[name] = all
    else texts[name] = all.at(-1) ?? ''
  }
  return { texts, lists }
}

const asAsked = ({ texts, lists }: GivenProfile) => ({
  name: texts.name ?? '',
  handle: texts.handle ?? '',
  fields: {
    ...Object.fromEntries(profileFieldNames.map((field) => [field, texts[field] ?? ''])),
    ...blank(lists),
  },
  per: texts.per,
  shown: Object.fromEntries(profileFieldNames.map((field) => [field, texts[`seen-${field}`]])),
})
const blank = (lists: GivenProfile['lists']) =>
  Object.fromEntries(LISTS.map((list) => [list, lists[list] ?? []]))

type Refused = {
  given: GivenProfile
  wrong: readonly ProfileFault[]
  reason?: Exclude<ProfileRefusal, 'form-incomplete'>
}

async function edit(c: Context<Visit>, refused?: Refused) {
  const { db, lang, path, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const [profile, regions] = await Promise.all([ownProfile(db, c.var), regionOptions(db)])
  const given = refused?.given ?? givenOf(profile, actor.person.name)
  const refusal = refused?.reason && refusalWords[lang].refusals[refused.reason]
  const just = !refused && c.req.query('fait') === 'oui'
  const wrong = refused?.wrong ?? []
  return c.html(
    <EditProfilePage {...{ lang, path, profile, given, wrong, refusal, regions, just }} />,
    refused ? 422 : 200,
  )
}

async function save(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c)
  const given = await readForm(c)
  const outcome = await saveProfile(c.var, asAsked(given))
  if (outcome.done) return c.redirect(to(c.var.lang, '/mon/profil?fait=oui'), 303)
  return outcome.reason === 'form-incomplete'
    ? edit(c, { given, wrong: outcome.details })
    : edit(c, { given, wrong: [], reason: outcome.reason })
}

/** One's own page as somebody else reads it. */
async function preview(c: Context<Visit>) {
  const { db, lang, path, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const own = await ownProfile(db, c.var)
  if (!own) return c.redirect(to(lang, '/mon/profil'), 303)
  const asked = c.req.query('comme')
  const as: Visibility = visibilities.find((one) => one === asked) ?? 'public'
  const said = words[lang]
  const notice = (
    <Row>
      <strong>{said.labelled(said.seeAs, said.as[as])}</strong>
      {visibilities.map((one) => one !== as && <a href={to(lang, `${path}?comme=${one}`)}>{said.as[one]}</a>)}
      <a href={to(lang, '/mon/profil')}>{said.manage}</a>
    </Row>
  )
  const profile = seenAs(own, as)
  if (!profile) return c.html(<NothingSeenPage {...{ lang, path, notice }} />)
  const [free, regions] = await Promise.all([freeMonths(c.var, profile), regionOptions(db)])
  const regionName = regions.find(({ value }) => value === profile.fields.region)?.label
  return c.html(<PersonPage {...{ lang, path, profile, free, regionName, notice }} isOwn={false} />)
}

async function skills(c: Context<Visit>, answer: Pick<SkillsProps, 'refusal'> = {}) {
  const { db, lang, path, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const held = (await ownProfile(db, c.var))?.skills ?? []
  const id = c.req.param('skill')
  const changed = id === undefined ? undefined : held.find(({ skill_id }) => skill_id === id)
  if (id !== undefined && !changed) return c.notFound()
  const text = (c.req.query('mots') ?? '').trim().slice(0, WORDS_MAX)
  const asked = text ? { text, suggested: await suggestSkillsFrom(db, text) } : undefined
  const just = ({ oui: 'saved', note: 'noted' } as const)[c.req.query('fait') ?? '']
  const props = { lang, path, held, asked, changed, just }
  return c.html(<ProfileSkillsPage {...props} {...answer} />, answer.refusal ? 422 : 200)
}

async function saveOneSkill(c: Context<Visit>) {
  const { lang, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const { texts } = await readForm(c)
  const done = (what: string) => c.redirect(to(lang, `${SKILLS}?fait=${what}`), 303)
  const refused = (reason: keyof (typeof refusalWords)['fr']['refusals']) =>
    skills(c, { refusal: refusalWords[lang].refusals[reason] })
  if (texts.geste === 'retirer') {
    const outcome = await dropSkill(c.var, texts.skill ?? '')
    return outcome.done ? done('oui') : refused(outcome.reason)
  }
  if (texts.skill === 'aucun') {
    const outcome = await noteUnknownSkill(c.var, texts.mots ?? '')
    return outcome.done ? done('note') : refused(outcome.reason)
  }
  const outcome = await saveSkill(c.var, texts)
  return outcome.done ? done('oui') : refused(outcome.reason)
}

/** One's own profile: every field and skill with its visibility, and how others read it. */
export const profileRoutes = new Hono<Visit>()
  .use('/mon/profil/*', needsModule('vivier'))
  .get('/mon/profil', (c) => edit(c))
  .post('/mon/profil', save)
  .get('/mon/profil/apercu', preview)
  .get(SKILLS, (c) => skills(c))
  .post(SKILLS, saveOneSkill)
  .get(`${SKILLS}/:skill`, (c) => skills(c))
