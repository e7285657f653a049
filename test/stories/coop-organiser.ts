import { expect } from 'vitest'
import { engagementWords } from '#journey/5-team/engagements/engagement.words.ts'
import { words as teamWords } from '#journey/5-team/teams/team.words.ts'
import type { Browsing } from '#test/browser/browser.ts'
import type { Somebody, Way } from '#test/browser/person.ts'
import { december } from '#test/team-world.ts'
import type { World } from '#test/world.ts'
import { type CastMember, type Chantier, openChantier } from './coop-cast.ts'
import { lettersIn, looksRight, section, signedIn } from './coop-looks.ts'
import { lettersLeave, linkIn, type MailServer } from './coop-mailbox.ts'
import { fillPool, ROLES } from './coop-pool.ts'

const why = { fr: 'Deux s’entendent déjà', en: 'Two of them get along already' }
const excuse = { fr: 'Je pars trois semaines', en: 'I am away for three weeks' }

type Given = { world: World; number: number; server: MailServer }

/** Somebody who leads a chantier composes teams, chooses one, and reads what those who are asked answer. */
export async function organiserComposes(site: Browsing, way: Way, given: Given): Promise<void> {
  const { world, number, server } = given
  const chantier = await openChantier(world, { number, lang: way.lang, roles: ROLES })
  const { lang } = way
  const vivier = await fillPool(world, { number, lang, coop: chantier.coop, days: december(), to: 'coop' })
  const alix = await signedIn(site, way, chantier.organiser.session)
  await composes(alix, chantier)
  await comparesTeams(alix)
  await chooses(alix)
  await lettersLeave(world, { origin: site.origin(), server })

  const asked = vivier.filter(({ email }) => server.lettersTo(email).length > 0)
  expect(asked).toHaveLength(ROLES.length)
  const [yes, no] = asked
  if (!yes || !no) throw new Error('nobody was asked')
  const month = '2026-12'
  await accepts(site, way, {
    member: yes,
    letter: server.lettersTo(yes.email)[0],
    title: chantier.title,
    month,
  })
  await declines(site, way, { member: no, letter: server.lettersTo(no.email)[0] })
  await readsAnswers(alix, { yes, no, chantier })
  await alix.leaves()
}

/** Between its people and the machine: what the organiser of any chantier presses, compares and chooses. */
export async function composes(alix: Somebody, { slug }: { slug: string }): Promise<void> {
  const said = teamWords[alix.way.lang]
  await alix.goes(`/chantiers/${slug}`)
  await alix.follows(engagementWords[alix.way.lang].compose)
  await alix.sees(said.none)
  await looksRight(alix)
  await alix.presses(said.compose)
  for (const rank of [1, 2, 3, 4]) await alix.sees(said.team(rank), section('equipes'))
  await alix.sees(said.nothingMissing)
  await alix.sees(said.noViolation)
  await looksRight(alix)
}

/** The people of each team that is set side by side, the best first. */
async function teamsOf({ page }: Somebody): Promise<string[][]> {
  const rows = await page.locator(`${section('equipes')} tbody tr`).all()
  const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()))
  const [first = []] = cells
  return first.map((_, team) => cells.flatMap((row) => row[team]?.match(/\S+ Essai/g) ?? []))
}

/** The best, and at least three others: any two differ by two people, and each says why, and who else could. */
export async function comparesTeams(alix: Somebody): Promise<void> {
  const said = teamWords[alix.way.lang]
  const teams = await teamsOf(alix)
  expect(teams.length).toBeGreaterThanOrEqual(4)
  for (const [rank, team] of teams.entries()) {
    expect(new Set(team).size).toBe(ROLES.length)
    for (const other of teams.slice(rank + 1))
      expect(other.filter((name) => !team.includes(name)).length).toBeGreaterThanOrEqual(2)
  }
  await alix.follows(said.team(2), alix.page.locator(section('equipes')))
  const shown = (await alix.page.locator(section('roles')).allInnerTexts()).join()
  for (const name of teams[1] ?? []) expect(shown).toContain(name)
  await alix.sees(said.skill('React', 3, 2), section('roles'))
  const others = alix.page.locator(`${section('roles')} details`).first()
  await others.locator('summary').click()
  expect(await others.locator('li').first().isVisible()).toBe(true)
}

export async function chooses(alix: Somebody): Promise<void> {
  const { lang } = alix.way
  const said = teamWords[lang]
  await alix.writes(said.chooseWhy, why[lang])
  await alix.presses(said.send(ROLES.length))
  await alix.sees(said.answered.invited, section('reponses'))
  await alix.sees(said.team(2), `${section('roles')} h2`)
  await looksRight(alix)
}

type Asked = { member: CastMember; letter: string | undefined }

/** By the link of the letter; without one, by what waits on their own page. Then their grid shows it. */
export async function accepts(
  site: Browsing,
  way: Way,
  { member, letter, title, month }: Asked & { title: string; month: string },
): Promise<void> {
  const said = engagementWords[way.lang]
  const invited = await signedIn(site, way, member.session)
  if (letter === undefined) {
    await invited.goes('/mon')
    await invited.follows(title, invited.page.locator(section('attend')))
  } else {
    expect(letter).toContain(title)
    await invited.goes(linkIn(letter, '/mon/engagements'))
  }
  await invited.sees(title, section('attente'))
  await looksRight(invited)
  await invited.presses(said.accept)
  await invited.sees(said.running.engaged, section('engagements'))
  const engaged = (await invited.page.locator(section('engagements')).textContent()) ?? ''
  const role = ROLES.find((one) => engaged.includes(one.title))
  await invited.goes(`/mon/temps?mois=${month}`)
  expect(await lettersIn(invited, 'A')).toBe(role?.halfDays)
  await looksRight(invited)
  await invited.leaves()
}

async function declines(site: Browsing, way: Way, { member, letter }: Asked): Promise<void> {
  const said = engagementWords[way.lang]
  const invited = await signedIn(site, way, member.session)
  await invited.goes(linkIn(letter, '/mon/engagements'))
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
