import { savePreference } from '#journey/5-team/engagements/candidacy.actions.ts'
import { fillFromUsualWeek, saveRange, saveUsualWeek } from '#journey/5-team/grid/grid.actions.ts'
import { addDays } from '#platform/clock.ts'
import { saveProfile, saveSkill } from '#registry/profile/index.ts'
import { type Character, cast, everybody, MARK, type Who } from './cast.ts'
import { must, type Scene, type Stage, scene } from './stage.ts'

const PROFILES = 250
const GRIDS = 60
const PLANNED_DAYS = 180
const members = everybody.filter((who) => 'headline' in cast[who])
const HALVES = ['am', 'pm'] as const

/** What people say of themselves, and their year in half-days. */
export const peopleScenes: readonly Scene[] = [
  ...members.map((who, i) => scene(PROFILES - i, (stage) => tellProfile(stage, who, PROFILES - i))),
  ...members.map((who) => scene(GRIDS, (stage) => fillGrid(stage, who))),
  scene(40, (stage) => leave(stage, 'celeste', { from: 21, until: 26, note: 'Montagne' })),
  scene(40, (stage) => leave(stage, 'dario', { from: 35, until: 49, note: 'Grand voyage immobile' })),
]

async function tellProfile(stage: Stage, who: Who, daysAgo: number): Promise<void> {
  const acting = await stage.as(who, daysAgo)
  const {
    name,
    headline = '',
    skills = [],
    teamRoles = [],
    themes = [],
    load = '',
    shown,
  }: Character = cast[who]
  const visibility = shown ?? 'coop'
  const said = {
    name,
    handle: who,
    fields: {
      ...{
        headline: `${headline} ${MARK}`,
        bio: '',
        aspirations: '',
        avoids: '',
        pronouns: '',
        place: 'Valbrume',
      },
      ...{ themes, roles: teamRoles, languages: ['fr'], region: '53', remote: 'hybrid', load, links: '' },
      ...{ status: 'employee-member', rate: 'egale' },
    },
    per: 'month',
    shown: {
      headline: visibility,
      themes: visibility,
      roles: visibility,
      region: visibility,
      remote: 'coop',
      load: 'coop',
      rate: 'me',
      availability: 'coop',
    },
  }
  must(`the profile of ${who}`, await saveProfile(acting, said))
  for (const [skill, level, gift] of skills) {
    const line = {
      ...{ skill, level: String(level), proof: '', visibility },
      ...{ learn: gift === 'learn' ? 'oui' : '', transmit: gift === 'transmit' ? 'oui' : '' },
    }
    must(`${skill}, by ${who}`, await saveSkill(acting, line))
  }
  const preference = who === 'lino' ? { propose: 'me' } : { propose: 'coop', lettres: 'oui' }
  must(`the preference of ${who}`, await savePreference(acting, preference))
}

async function fillGrid(stage: Stage, who: Who): Promise<void> {
  const { week = '' }: Character = cast[who]
  if (week === '') return
  const acting = await stage.as(who, GRIDS)
  const fields = Object.fromEntries(
    // What is not said is an empty box.
    [...week].map((letter, i) => [`s-${(i >> 1) + 1}${HALVES[i % 2]}`, letter === '.' ? '' : letter]),
  )
  must(`the week of ${who}`, await saveUsualWeek(acting, fields))
  const until = addDays(stage.today, PLANNED_DAYS)
  must(`the grid of ${who}`, await fillFromUsualWeek(acting, { from: stage.day(GRIDS), until }))
}

type Leave = { from: number; until: number; note: string }

/** Days to come count from today. */
async function leave(stage: Stage, who: Who, { from, until, note }: Leave): Promise<void> {
  const acting = await stage.as(who, 40)
  const range = {
    du: addDays(stage.today, from),
    au: addDays(stage.today, until),
    moitie: 'jour',
    lettre: 'K',
    note,
  }
  must(`the leave of ${who}`, await saveRange(acting, range))
}
