import { expect } from 'vitest'
import { engagementWords } from '#journey/5-team/engagements/engagement.words.ts'
import { words as gridWords } from '#journey/5-team/grid/grid.words.ts'
import { words as positionWords } from '#journey/5-team/positions/position.words.ts'
import { words as profileWords } from '#journey/5-team/vivier/profile.words.ts'
import { signInWords } from '#registry/person/index.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import type { World } from '#test/world.ts'
import { type Chantier, openChantier } from './coop-cast.ts'
import { lettersIn, looksRight, section, signedIn } from './coop-looks.ts'
import { linkFrom } from './letters.ts'

const PASSWORD = 'trois mots sans lien'
const NAME = 'Noé Arrive'
const ROLE = { title: 'Apprendre l’interface', halfDays: 4, skill: 'react', level: 2, isLearnerPlace: true }
const GRID = '/mon/temps?mois=2026-12'
const message = { fr: 'Je sors d’une formation.', en: 'I have just finished a course.' }

/** Somebody whom nobody knows opens an account, says what they can do, asks for a position, and is engaged. */
export async function newcomerIsEngaged(
  site: Browsing,
  way: Way,
  { world, number }: { world: World; number: number },
): Promise<void> {
  const chantier = await openChantier(world, { number, lang: way.lang, roles: [ROLE] })
  const noe = await person(site, way)
  await opensAccount(noe, `noe-${number}@exemple.fr`)
  await saysSkill(noe)
  await acceptsNotices(noe)
  await freesDays(noe)
  await applies(noe, chantier)
  await isAccepted(site, way, chantier)
  await seesEngagement(noe, chantier)
  await noe.leaves()
}

async function opensAccount(noe: Somebody, email: string): Promise<void> {
  const said = signInWords[noe.way.lang]
  await noe.goes('/inscription')
  await noe.writes(said.name, NAME)
  await noe.writes(said.email, email)
  await noe.writes(said.password, PASSWORD)
  await noe.presses(said.signUp.submit)
  await noe.goes(await linkFrom(noe, email, '/inscription/confirmer/'))
  await noe.presses(said.confirm.submit)
  await noe.writes(said.email, email)
  await noe.writes(said.password, PASSWORD)
  await noe.presses(said.signIn.submit)
  await noe.sees(NAME)
  await looksRight(noe)
}

/** In their own words; the list suggests, they confirm, with a level, a wish, and who may read it. */
async function saysSkill(noe: Somebody): Promise<void> {
  const said = profileWords[noe.way.lang]
  await noe.goes('/mon/profil/savoir-faire')
  await noe.writes(said.typeSkill, 'reactjs')
  await noe.presses(said.suggest)
  await looksRight(noe)
  await noe.ticks('React')
  await noe.picks(said.level, '1')
  await noe.ticks(said.learn)
  await noe.picks(said.visibility, 'network')
  await noe.presses(said.saveSkill)
  await noe.sees(said.skillSaved)
  await noe.sees(said.wants)
  await noe.sees(said.visibleOf.network)
}

async function acceptsNotices(noe: Somebody): Promise<void> {
  const said = engagementWords[noe.way.lang]
  await noe.goes('/mon/engagements')
  await noe.sees(said.nothingWaits)
  await noe.ticks(said.proposedTo.network)
  await noe.ticks(said.letters)
  await noe.presses(said.save)
  await noe.sees(said.saved)
  expect(await noe.page.locator('[name=lettres]').isChecked()).toBe(true)
  await looksRight(noe)
}

async function freesDays(noe: Somebody): Promise<void> {
  const said = gridWords[noe.way.lang]
  await noe.goes(GRID)
  await noe.writes(said.from, '2026-12-01')
  await noe.writes(said.until, '2026-12-04')
  await noe.picks(said.what, 'D')
  await noe.presses(said.fillRange)
  expect(await lettersIn(noe, 'D')).toBe(8)
}

async function applies(noe: Somebody, { title }: Chantier): Promise<void> {
  const { lang } = noe.way
  const said = positionWords[lang]
  await noe.goes('/postes')
  await noe.writes(said.words, title)
  await noe.presses(said.apply)
  await looksRight(noe)
  await noe.follows(ROLE.title)
  await noe.sees(said.youLearn('React'))
  await looksRight(noe)
  await noe.writes(said.message, message[lang])
  await noe.presses(said.send)
  await noe.goes('/mon/engagements')
  await noe.sees(engagementWords[lang].states.applied)
}

async function isAccepted(site: Browsing, way: Way, { organiser, slug }: Chantier): Promise<void> {
  const said = engagementWords[way.lang]
  const alix = await signedIn(site, way, organiser.session)
  await alix.goes(`/chantiers/${slug}`)
  await alix.follows(said.candidates)
  await alix.sees(NAME)
  await alix.sees(message[way.lang])
  await looksRight(alix)
  await alix.presses(said.accept)
  await alix.sees(said.noneToAnswer)
  await alix.sees(said.running.engaged, section('equipe'))
  await alix.leaves()
}

/** Their grid was closed to the chantier: they set the half-days themselves, in one press. */
async function seesEngagement(noe: Somebody, { title }: Chantier): Promise<void> {
  const said = engagementWords[noe.way.lang]
  await noe.goes('/mon/engagements')
  await noe.sees(title, section('engagements'))
  await noe.sees(said.running.engaged, section('engagements'))
  await noe.sees(said.inGrid(0, ROLE.halfDays))
  await noe.presses(said.hold)
  await noe.sees(said.inGrid(ROLE.halfDays, ROLE.halfDays))
  await noe.goes(GRID)
  await looksRight(noe)
  expect(await lettersIn(noe, 'D')).toBe(8 - ROLE.halfDays)
}
