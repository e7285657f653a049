import { expect } from 'vitest'
import { engagementWords } from '#journey/5-team/engagements/engagement.words.ts'
import { words as teamWords } from '#journey/5-team/teams/team.words.ts'
import type { Browsing } from '#test/browser/browser.ts'
import type { Somebody, Way } from '#test/browser/person.ts'
import { december } from '#test/team-world.ts'
import type { World } from '#test/world.ts'
import { type CastMember, type Chantier, comes, offersTime, openChantier } from './coop-cast.ts'
import { lettersIn, looksRight, section, signedIn } from './coop-looks.ts'
import { lettersLeave, type MailServer } from './coop-mailbox.ts'

const ROLES = [
  { title: 'Code', halfDays: 8, skill: 'react', level: 2 },
  { title: 'Audit', halfDays: 6, skill: 'rgaa', level: 1 },
  { title: 'Guide', halfDays: 4, skill: 'redaction', level: 2 },
]
/** Four people for each role, of a name and a level. */
const VIVIER = {
  react: { Ada: 3, Bob: 3, Cléo: 2, Dan: 2 },
  rgaa: { Ève: 2, Fay: 2, Gil: 1, Hal: 3 },
  redaction: { Ida: 3, Jo: 2, Kim: 2, Lou: 3 },
}
const why = { fr: 'Deux s’entendent déjà', en: 'Two of them get along already' }
const excuse = { fr: 'Je pars trois semaines', en: 'I am away for three weeks' }

type Given = { world: World; number: number; server: MailServer }

/** Somebody who leads a chantier composes teams, chooses one, and reads what those who are asked answer. */
export async function organiserComposes(site: Browsing, way: Way, given: Given): Promise<void> {
  const { world, number, server } = given
  const chantier = await openChantier(world, { number, lang: way.lang, roles: ROLES })
  const vivier = await peoples(world, way, { number, chantier })
  const alix = await signedIn(site, way, chantier.organiser.session)
  await composes(alix, chantier)
  await comparesTeams(alix)
  await chooses(alix)
  await lettersLeave(world, { origin: site.origin(), server })

  const asked = vivier.filter(({ email }) => server.lettersTo(email).length > 0)
  expect(asked).toHaveLength(ROLES.length)
  const [yes, no] = asked
  if (!yes || !no) throw new Error('nobody was asked')
  await accepts(site, way, { member: yes, letter: server.lettersTo(yes.email)[0] ?? '', chantier })
  await declines(site, way, { member: no, letter: server.lettersTo(no.email)[0] ?? '' })
  await readsAnswers(alix, { yes, no, chantier })
  await alix.leaves()
}

async function peoples(
  world: World,
  { lang }: Way,
  { number, chantier }: { number: number; chantier: Chantier },
): Promise<CastMember[]> {
  const made: CastMember[] = []
  for (const [skill, people] of Object.entries(VIVIER))
    for (const [name, level] of Object.entries(people)) {
      const handle = `${name
        .normalize('NFD')
        .replace(/[^A-Za-z]/g, '')
        .toLowerCase()}-${number}`
      const member = await comes(world, { name: `${name} Essai`, email: `${handle}@exemple.fr`, lang })
      const offered = { handle, skill, level, days: december() }
      await offersTime(world, { coop: chantier.coop, member, offered })
      made.push(member)
    }
  return made
}

async function composes(alix: Somebody, { slug }: Chantier): Promise<void> {
  const said = teamWords[alix.way.lang]
  await alix.goes(`/chantiers/${slug}`)
  await alix.follows(engagementWords[alix.way.lang].compose)
  await alix.sees(said.none)
  await looksRight(alix)
  await alix.presses(said.compose)
  for (const rank of [1, 2, 3]) await alix.sees(said.team(rank), section('equipes'))
  await alix.sees(said.nothingMissing)
  await alix.sees(said.noViolation)
  await looksRight(alix)
}

const teamOf = async ({ page }: Somebody): Promise<string[]> =>
  (await page.locator(`${section('roles')} .solution`).allInnerTexts()).map(
    (role) => /\S+ Essai/.exec(role)?.[0] ?? '',
  )

/** Another team is at least two other people; each comes with reasons, and with who else could. */
async function comparesTeams(alix: Somebody): Promise<void> {
  const said = teamWords[alix.way.lang]
  const first = await teamOf(alix)
  expect(first).toHaveLength(ROLES.length)
  await alix.follows(said.team(2), alix.page.locator(section('equipes')))
  const second = await teamOf(alix)
  expect(second.filter((name) => !first.includes(name)).length).toBeGreaterThanOrEqual(2)
  await alix.sees(said.skill('React', 3, 2), section('roles'))
  const others = alix.page.locator(`${section('roles')} details`).first()
  await others.locator('summary').click()
  expect(await others.locator('li').first().isVisible()).toBe(true)
}

async function chooses(alix: Somebody): Promise<void> {
  const { lang } = alix.way
  const said = teamWords[lang]
  await alix.writes(said.chooseWhy, why[lang])
  await alix.presses(said.send(ROLES.length))
  await alix.sees(said.answered.invited, section('reponses'))
  await looksRight(alix)
}

type Asked = { member: CastMember; letter: string }
const linkOf = (letter: string): string => {
  const link = /https?:\/\/\S+\/mon\/engagements/.exec(letter)?.[0]
  if (!link) throw new Error(`no link in the letter: ${letter}`)
  return link
}

async function accepts(
  site: Browsing,
  way: Way,
  { member, letter, chantier }: Asked & { chantier: Chantier },
): Promise<void> {
  const said = engagementWords[way.lang]
  expect(letter).toContain(chantier.title)
  const invited = await signedIn(site, way, member.session)
  await invited.goes(linkOf(letter))
  await invited.sees(chantier.title, section('attente'))
  await looksRight(invited)
  await invited.presses(said.accept)
  await invited.sees(said.running.engaged, section('engagements'))
  const engaged = (await invited.page.locator(section('engagements')).textContent()) ?? ''
  const role = ROLES.find(({ title }) => engaged.includes(title))
  await invited.goes('/mon/temps?mois=2026-12')
  expect(await lettersIn(invited, 'A')).toBe(role?.halfDays)
  await looksRight(invited)
  await invited.leaves()
}

async function declines(site: Browsing, way: Way, { member, letter }: Asked): Promise<void> {
  const said = engagementWords[way.lang]
  const invited = await signedIn(site, way, member.session)
  await invited.goes(linkOf(letter))
  await invited.page.getByText(said.declineTitle).click()
  await invited.picks(said.reason, 'no-capacity')
  await invited.writes(said.precision, excuse[way.lang])
  await invited.presses(said.decline)
  await invited.sees(said.states.declined, section('candidatures'))
  await invited.leaves()
}

type Answered = { yes: CastMember; no: CastMember; chantier: Chantier }

async function readsAnswers(alix: Somebody, { yes, no, chantier }: Answered): Promise<void> {
  const { lang } = alix.way
  const said = teamWords[lang]
  await alix.reloads()
  const answers = alix.page.locator(`${section('reponses')} li`)
  expect(await answers.filter({ hasText: yes.name }).textContent()).toContain(said.answered.accepted)
  expect(await answers.filter({ hasText: no.name }).textContent()).toContain(said.answered.declined)
  await alix.sees(said.someDeclined)
  await alix.goes(`/chantiers/${chantier.slug}/candidatures`)
  await alix.sees(engagementWords[lang].reasons['no-capacity'], section('envoyees'))
  await alix.sees(excuse[lang], section('envoyees'))
  await alix.sees(yes.name, section('equipe'))
  await looksRight(alix)
}
