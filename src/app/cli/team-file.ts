import { z } from 'zod'
import type { Instance } from '#engines/team/index.ts'

const id = z.string().min(1).max(200)
const ids = z.array(id).max(500)
const day = z.iso.date()
const level = z.int().min(0).max(3).describe('0 none, 1 has done it once, 2 works alone, 3 can transmit')
const halfDays = z.int().min(0).max(100_000)
const cents = z.int().min(0).max(1_000_000_000_000)
const points = z.number().min(0).max(1_000)
const maybe = <T extends z.ZodType>(schema: T, text: string) => schema.exactOptional().describe(text)

const period = z.looseObject({
  id,
  from: maybe(day, 'For people: the engine counts by period.'),
  to: maybe(day, 'For people.'),
  length: maybe(
    z.int().min(1).max(100_000),
    'In any unit, working days for instance: work is spread in proportion; 1 unless said.',
  ),
})

const where = z.enum(['on-site', 'hybrid', 'remote'])

const wanted = z.looseObject({
  id,
  level: level
    .prefault(1)
    .describe('Least level; 1 unless said. A learner who learns the skill may have less.'),
  nice: maybe(z.boolean(), 'Counts in the fit and is never required.'),
})

const role = z.looseObject({
  id,
  name: maybe(z.string().max(500), 'For people.'),
  halfDays: z.int().min(1).max(100_000).describe('HALF-DAYS of work wanted (2 = one day).'),
  skills: maybe(z.array(wanted).max(100), 'Skills wanted; none unless said.'),
  periods: maybe(ids.min(1), 'Ids of the periods over which the work is spread by length; all unless said.'),
  dates: maybe(z.array(day).max(400), 'Days when whoever holds the role must be there.'),
  peopleMax: maybe(z.int().min(1).max(1_000), 'Most people in the role; policy.rules.peopleMax unless said.'),
  peopleMin: maybe(z.int().min(0).max(1_000), 'Hard: people who hold the role at least; 0 unless said.'),
  must: maybe(z.boolean(), 'Hard: someone must hold this role, as peopleMin 1.'),
  learner: maybe(
    z.boolean(),
    'Hard: a learner place, for learners and whoever learns a required skill below its level.',
  ),
  remote: maybe(where, 'Where the work is done; that of the project unless said.'),
})

const project = z.looseObject({
  id,
  name: maybe(z.string().max(500), 'For people.'),
  weight: maybe(z.number().min(0.1).max(5), 'Weight in the value; 1 unless said.'),
  budget: maybe(cents, 'Hard ceiling in CENTS; none unless said.'),
  territory: maybe(id, 'Any code, compared as text.'),
  remote: maybe(z.boolean(), 'Work can be done from elsewhere; true unless said.'),
  themes: maybe(ids, 'Compared with the causes of people.'),
  studio: maybe(z.boolean(), 'Hard: at least one learner. Otherwise at most learnersMax.'),
  learnersMax: maybe(
    z.int().min(0).max(1_000),
    'Most learners of a project that is no studio, learner places not counted; 1 unless said.',
  ),
  senior: maybe(z.boolean(), 'Hard: at least one senior; policy.rules.senior unless said.'),
  roles: z.array(role).min(1).max(200),
  kept: maybe(
    z.array(z.looseObject({ person: id, role: id })).max(1_000),
    'Hard: engagements already accepted.',
  ),
  refused: maybe(z.array(id).max(100_000), 'Hard: ids of people who are not to be in it.'),
})

const person = z.looseObject({
  id,
  name: maybe(z.string().max(500), 'For people.'),
  territory: maybe(id, 'Any code, compared as text.'),
  remote: maybe(
    z.union([z.boolean(), where]),
    'May work from elsewhere; true is remote, false on-site, which holds unless said.',
  ),
  skills: maybe(z.record(z.string(), level), 'Level by skill id; 0 unless said.'),
  learns: maybe(ids, 'Skills they want to learn.'),
  aspirations: maybe(ids, 'Skills they want to exercise more.'),
  causes: maybe(ids, 'Compared with the themes of projects.'),
  wishes: maybe(ids, 'Ids of projects that they asked to join.'),
  senior: maybe(z.boolean(), 'Unless said: true for who is no learner and has a skill at level 3.'),
  learner: maybe(z.boolean(), 'False unless said.'),
  available: maybe(
    z.union([halfDays, z.array(halfDays).max(400), z.record(z.string(), halfDays)]),
    [
      'HALF-DAYS free: one number for each period, a list in the order of periods, or by period id (0 if not named).',
      'Unless said: (target − load) shared evenly over the periods, rounded down.',
    ].join(' '),
  ),
  away: maybe(z.array(z.looseObject({ from: day, to: day })).max(400), 'Days away, ends included.'),
  rate: maybe(cents, 'CENTS per half-day; policy.rules.rate unless said.'),
  load: maybe(halfDays, 'HALF-DAYS already committed over the whole calendar; 0 unless said.'),
  target: maybe(halfDays, 'HALF-DAYS wished over the whole calendar; policy.rules.target unless said.'),
  projectsMax: maybe(z.int().min(0).max(1_000), 'policy.rules.projectsMax unless said.'),
})

const weights = z.looseObject({
  level: maybe(points, '0.5 unless said.'),
  aspiration: maybe(points, '0.2 unless said.'),
  territory: maybe(points, '0.12 unless said.'),
  theme: maybe(points, '0.1 unless said.'),
  underUsed: maybe(points, '0.08 unless said.'),
  cost: maybe(points, '0.25 unless said.'),
  unmet: maybe(z.number().min(0).max(10), '4 unless said.'),
  engagement: maybe(points, '0.03 unless said.'),
  local: maybe(points, '8 unless said.'),
  over80: maybe(points, '4 unless said.'),
  over110: maybe(points, '12 unless said.'),
})

const rules = z.looseObject({
  engagementMin: maybe(z.int().min(1).max(1_000), 'HALF-DAYS of the shortest engagement; 4 unless said.'),
  projectsMax: maybe(z.int().min(1).max(1_000), 'Projects per person; 3 unless said.'),
  peopleMax: maybe(z.int().min(1).max(1_000), 'People per role; 5 unless said.'),
  senior: maybe(z.boolean(), 'Each project needs a senior; true unless said.'),
  rate: maybe(cents, 'CENTS per half-day of whoever says none; 25000 unless said.'),
  costReference: maybe(
    cents.min(1),
    'CENTS per half-day at which the cost counts in full; 40000 unless said.',
  ),
  target: maybe(z.int().min(1).max(100_000), 'HALF-DAYS wished by whoever says none; 60 unless said.'),
})

/** The file of `pluriel team`. docs/formats/team.schema.json is made from it. */
export const teamFile = z.looseObject({
  format: maybe(z.literal('pluriel-team-1'), 'The version of this format.'),
  seed: maybe(z.int().min(0).max(2_147_483_646), '1 unless said.'),
  policy: maybe(
    z.looseObject({
      version: maybe(z.string().max(200), 'Name of the policy that was voted.'),
      weights: maybe(weights, 'What the co-op values.'),
      rules: maybe(rules, 'Limits of whoever says none.'),
    }),
    'The policy of the co-op; each figure has a default.',
  ),
  periods: maybe(
    z.array(period).max(400),
    'Stretches of the calendar; without them the whole is one, of id "all".',
  ),
  projects: z.array(project).min(1).max(1_000),
  people: z.array(person).max(200_000),
})

type Read = z.infer<typeof teamFile>

/** The file in the terms of the engine: availability by period id becomes a list. */
export function instanceOf(read: Read): Instance {
  const periods = read.periods?.length ? read.periods : [{ id: 'all' }]
  const people = read.people.map((one) => {
    const { available, ...rest } = one
    if (available === undefined) return rest
    const isNamed = typeof available === 'object' && !Array.isArray(available)
    return { ...rest, available: isNamed ? periods.map((given) => available[given.id] ?? 0) : available }
  })
  return { ...read, people }
}

export type TeamFault = { path: string; rule: 'same-id' | 'unknown-id' | 'length'; detail: string }

/** What a schema cannot say: ids are unique, and those that are named exist. */
export function faultsOf({ periods = [], projects, people }: Read): TeamFault[] {
  const named = periods.length > 0 ? periods.map((one) => one.id) : ['all']
  const known = new Set(people.map((one) => one.id))
  return [
    ...twice('periods', periods),
    ...twice('projects', projects),
    ...twice('people', people),
    ...projects.flatMap((one, at) => [
      ...twice(`projects.${at}.roles`, one.roles),
      ...one.roles.flatMap((given, k) =>
        unknown(`projects.${at}.roles.${k}.periods`, given.periods ?? [], new Set(named)),
      ),
      ...unknown(
        `projects.${at}.kept`,
        (one.kept ?? []).map((kept) => kept.person),
        known,
      ),
      ...unknown(
        `projects.${at}.kept`,
        (one.kept ?? []).map((kept) => kept.role),
        new Set(one.roles.map((given) => given.id)),
      ),
    ]),
    ...people.flatMap((one, at) => availabilityFaults(`people.${at}.available`, one.available, named)),
  ]
}

function twice(path: string, items: readonly { id: string }[]): TeamFault[] {
  const seen = new Set<string>()
  return items.flatMap((item, at) => {
    if (!seen.has(item.id)) {
      seen.add(item.id)
      return []
    }
    return [{ path: `${path}.${at}.id`, rule: 'same-id', detail: item.id }]
  })
}

const unknown = (path: string, named: readonly string[], known: ReadonlySet<string>): TeamFault[] =>
  named.filter((one) => !known.has(one)).map((detail) => ({ path, rule: 'unknown-id', detail }))

function availabilityFaults(
  path: string,
  available: Read['people'][number]['available'],
  periods: readonly string[],
): TeamFault[] {
  if (available === undefined || typeof available === 'number') return []
  if (!Array.isArray(available)) return unknown(path, Object.keys(available), new Set(periods))
  if (available.length === periods.length) return []
  return [{ path, rule: 'length', detail: `${available.length} ≠ ${periods.length}` }]
}

const SHAPES: readonly (readonly [string, z.ZodObject])[] = [
  ['period', period],
  ['role', role],
  ['project', project],
  ['person', person],
]

/** Keys that are in the file and are not read: a slip of the finger deserves a word. */
export function unreadKeys(read: Read): string[] {
  const found = new Set<string>()
  const look = (kind: string, item: object) => {
    const shape = SHAPES.find(([name]) => name === kind)?.[1].shape ?? {}
    for (const key of Object.keys(item)) if (!(key in shape)) found.add(`${kind}.${key}`)
  }
  for (const one of read.periods ?? []) look('period', one)
  for (const one of read.people) look('person', one)
  for (const one of read.projects) {
    look('project', one)
    for (const given of one.roles) look('role', given)
  }
  for (const key of Object.keys(read)) if (!(key in teamFile.shape)) found.add(key)
  return [...found].toSorted()
}
