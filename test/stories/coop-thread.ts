import { expect } from 'vitest'

import { words as milestoneWords } from '#journey/3-project/milestones/milestone.words.ts'
import { words as partyWords } from '#journey/3-project/parties/party.words.ts'
import { words as proposalWords } from '#journey/3-project/parties/proposal.words.ts'
import { words as postWords } from '#journey/3-project/posts/post.words.ts'
import { words as roleWords } from '#journey/3-project/roles/role.words.ts'
import { words as threadWords } from '#journey/3-project/thread/thread.words.ts'
import { engagementWords } from '#journey/5-team/engagements/engagement.words.ts'
import { words as gridWords } from '#journey/5-team/grid/grid.words.ts'
import { words as teamWords } from '#journey/5-team/teams/team.words.ts'
import { skillLabel } from '#registry/skill/index.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import type { World } from '#test/world.ts'
import type { OpenedProvider } from './accounts-provider.ts'
import { agentOpensChantier, type Opened } from './coop-agent.ts'
import { type CastMember, type Coop, comes, joins, openCoop } from './coop-cast.ts'
import { looksRight, section, signedIn } from './coop-looks.ts'
import { lettersLeave, linkIn, type MailServer } from './coop-mailbox.ts'
import { accepts, chooses, comparesTeams, composes } from './coop-organiser.ts'
import { fillPool, ROLES, weekdaysOf } from './coop-pool.ts'

const texts = {
  fr: {
    milestone: 'Agenda ouvert aux 40 agents',
    progress: 'Deux salles se réservent déjà.',
    lack: 'Un lieu pour se former',
  },
  en: {
    milestone: 'Calendar open to the 40 agents',
    progress: 'Two rooms are booked already.',
    lack: 'A place to train',
  },
}
type Given = { world: World; provider: OpenedProvider; server: MailServer; number: number }

/**
 * One thread, from its first words to its half-days: the need and the choice of an agent become a chantier, a co-op
 * takes part, roles are published, teams proposed, people say yes, and everybody reads it.
 */
export async function needBecomesTeam(site: Browsing, way: Way, given: Given): Promise<void> {
  const { world, number, server } = given
  const { lang } = way
  const coop = await openCoop(world, number)
  const bao = await comes(world, { name: 'Bao Administre', email: `bao-${number}@exemple.fr`, lang })
  await joins(world, coop.id, bao, 'administrator')
  // The network is one for all the chantiers that look for a team: each way has a month of its own.
  const month = lang === 'fr' ? '2027-01' : '2027-02'
  const days = weekdaysOf(month)
  const pool = await fillPool(world, { number, lang, coop: coop.id, days, to: 'network' })

  const camille = await person(site, way)
  const chantier = await agentOpensChantier(camille, given)
  await proposesPart(camille, coop)
  await lettersLeave(world, { origin: site.origin(), server })
  await bodyAccepts(site, way, { member: bao, letter: server.lettersTo(bao.email).at(-1), chantier })
  await promisesMilestone(camille, chantier)
  await publishesRoles(camille, chantier, { from: days.at(0), until: days.at(-1) })
  await tellsJournal(camille, chantier)

  await composes(camille, chantier)
  await comparesTeams(camille)
  await chooses(camille)
  await lettersLeave(world, { origin: site.origin(), server })
  const asked = pool.filter(({ email }) => server.lettersTo(email).length > 0)
  expect(asked).toHaveLength(ROLES.length)
  await allAccept(site, way, { asked, server, chantier, month })
  await readsTeam(camille, { chantier, asked })
  await camille.leaves()
  await readsTimeOfAll(site, way, { bao, coop, asked, month })
  await everybodyReads(site, way, { chantier, coop })
}

/** A co-op is proposed the making: until it says yes, its part is seen inside alone. */
async function proposesPart(camille: Somebody, coop: Coop): Promise<void> {
  const said = partyWords[camille.way.lang]
  await camille.follows(threadWords[camille.way.lang].partiesEdit)
  await camille.writes(said.search, coop.siren)
  await camille.presses(said.searchDo, { within: camille.page.locator(section('ajouter')) })
  await camille.ticks(coop.name)
  await camille.picks(said.part, 'producer')
  await camille.presses(said.addDo)
  await camille.sees(coop.name, section('parties'))
  await camille.sees(said.standings.proposed(), section('parties'))
  await looksRight(camille)
}

type Answering = { member: CastMember; letter: string | undefined; chantier: Opened }

async function bodyAccepts(site: Browsing, way: Way, { member, letter, chantier }: Answering): Promise<void> {
  const said = proposalWords[way.lang]
  expect(letter).toContain(chantier.title)
  const bao = await signedIn(site, way, member.session)
  await bao.goes(linkIn(letter, '/mon/parties'))
  await bao.sees(said.offer(partyWords[way.lang].kinds.producer, chantier.title))
  await looksRight(bao)
  await bao.presses(said.yes)
  await bao.leaves()
}

async function promisesMilestone(camille: Somebody, { slug }: Opened): Promise<void> {
  const { lang } = camille.way
  const said = milestoneWords[lang]
  await camille.goes(`/chantiers/${slug}`)
  await camille.follows(threadWords[lang].milestonesEdit)
  await camille.writes(said.what, texts[lang].milestone)
  await camille.writes(said.due, '2027-02-15')
  await camille.presses(said.save)
  await camille.sees(texts[lang].milestone, section('liste'))
  await looksRight(camille)
}

type Dates = { from: string | undefined; until: string | undefined }

async function publishesRoles(camille: Somebody, { slug }: Opened, { from, until }: Dates): Promise<void> {
  const { lang } = camille.way
  const said = roleWords[lang]
  await camille.goes(`/chantiers/${slug}`)
  await camille.follows(threadWords[lang].rolesEdit)
  for (const { title, halfDays, skill, level } of ROLES) {
    await camille.writes(said.role, title)
    await camille.writes(said.halfDays, String(halfDays))
    await camille.writes(said.from, from ?? '')
    await camille.writes(said.until, until ?? '')
    await camille.writes(said.skill(1), skillLabel(lang, skill))
    await camille.picks(said.level(1), String(level))
    await camille.ticks(said.mustAt(1))
    await camille.presses(said.save)
  }
  await looksRight(camille)
  for (const { title } of ROLES) {
    const row = camille.page.locator(`${section('liste')} tr`, { hasText: title })
    await camille.follows(said.change, row)
    await camille.presses(said.publish)
  }
  await camille.sees(said.open('').trim(), section('liste'))
}

async function tellsJournal(camille: Somebody, { slug }: Opened): Promise<void> {
  const { lang } = camille.way
  const said = postWords[lang]
  await camille.goes(`/chantiers/${slug}`)
  await camille.follows(said.whole)
  await camille.ticks(said.moods.good)
  await camille.writes(said.fields.progress, texts[lang].progress)
  await camille.writes(said.fields.needs, texts[lang].lack)
  await camille.ticks(said.fields.is_public)
  await camille.presses(said.publish)
  await camille.sees(texts[lang].progress, section('billets'))
  await looksRight(camille)
}

type Asked = { asked: readonly CastMember[]; server: MailServer; chantier: Opened; month: string }

/** Two come by the link of their letter, one by what waits on their own page. */
async function allAccept(site: Browsing, way: Way, given: Asked): Promise<void> {
  const { asked, server, chantier, month } = given
  for (const [i, member] of asked.entries()) {
    const letter = i === 0 ? undefined : server.lettersTo(member.email).at(-1)
    await accepts(site, way, { member, letter, title: chantier.title, month })
  }
}

async function readsTeam(
  camille: Somebody,
  { chantier, asked }: { chantier: Opened; asked: readonly CastMember[] },
): Promise<void> {
  const { lang } = camille.way
  await camille.reloads()
  const answers = camille.page.locator(`${section('reponses')} li`)
  for (const { name } of asked)
    expect(await answers.filter({ hasText: name }).textContent()).toContain(teamWords[lang].answered.accepted)
  await camille.goes(`/chantiers/${chantier.slug}`)
  await camille.sees(engagementWords[lang].engagedCount(asked.length), 'ol.fil > li.fait')
  for (const { name } of asked) await camille.sees(name, section('equipe'))
  await looksRight(camille)
}

type OfAll = { bao: CastMember; coop: Coop; asked: readonly CastMember[]; month: string }

/** Who answers for the co-op reads the half-days of all its people. */
async function readsTimeOfAll(
  site: Browsing,
  way: Way,
  { bao: member, coop, asked, month }: OfAll,
): Promise<void> {
  const bao = await signedIn(site, way, member.session)
  await bao.goes(`/espaces/${coop.slug}/temps?mois=${month}`)
  await bao.sees(gridWords[way.lang].teamTitle, 'h1')
  const rows = bao.page.locator(`${section('personnes')} tbody tr`)
  const taken = await Promise.all(
    asked.map(({ name }) => rows.filter({ hasText: name }).locator('td').nth(1).textContent()),
  )
  expect(taken.map(Number).toSorted()).toEqual(ROLES.map(({ halfDays }) => halfDays).toSorted())
  await looksRight(bao)
  await bao.leaves()
}

/** From need to choice to chantier and back, with what was promised, wanted and told; and nobody’s name. */
async function everybodyReads(
  site: Browsing,
  way: Way,
  { chantier, coop }: { chantier: Opened; coop: Coop },
): Promise<void> {
  const { lang } = way
  const said = threadWords[lang]
  const reader = await person(site, way)
  await reader.goes(`/chantiers/${chantier.slug}`)
  const done = await reader.page.locator('ol.fil > li.fait a').allInnerTexts()
  expect(done).toEqual([said.steps.need, said.steps.choice, said.steps.team])
  await reader.sees(chantier.solution, section('charte'))
  await reader.sees(coop.name, section('parties'))
  // Those of the team, and who leads.
  for (const place of ['ol.fil', section('equipe')]) await reader.sees(said.people(ROLES.length + 1), place)
  await reader.sees(texts[lang].milestone, section('jalons'))
  for (const { title } of ROLES) {
    const row = reader.page.locator(`${section('roles')} tbody tr`, { hasText: title })
    expect(await row.textContent()).toContain(roleWords[lang].filled)
  }
  await reader.sees(texts[lang].progress, section('journal'))
  expect(await reader.page.locator('main').textContent()).not.toContain('Essai')
  await looksRight(reader)
  await reader.follows(said.steps.choice, reader.page.locator('ol.fil'))
  await reader.sees(chantier.solution)
  await looksRight(reader)
  await reader.comesBack()
  await reader.follows(said.steps.need, reader.page.locator('ol.fil'))
  await reader.sees(chantier.title, 'h1')
  await looksRight(reader)
  await reader.follows(chantier.title, reader.page.locator(section('chantiers')))
  expect(reader.path().endsWith(`/chantiers/${chantier.slug}`)).toBe(true)
  await reader.leaves()
}
