import { expect } from 'vitest'
import { words as profileWords } from '#journey/5-team/vivier/profile.words.ts'
import { words as vivierWords } from '#journey/5-team/vivier/vivier.words.ts'
import { signInWords } from '#registry/person/index.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { roleWords } from '#registry/space/roles.words.ts'
import { words as spaceWords } from '#registry/space/space.words.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import type { World } from '#test/world.ts'
import { type Coop, comes, joins, openCoop } from './coop-cast.ts'
import { looksRight, section, signedIn } from './coop-looks.ts'
import { lettersLeave, linkIn, type MailServer } from './coop-mailbox.ts'

const NAME = 'Zoé Rejoint'
const PASSWORD = 'trois mots sans lien'
type Given = { world: World; number: number; server: MailServer }

/** A co-op invites an address; whoever reads the letter opens an account, joins, and is found in the vivier. */
export async function invitedJoinsPool(site: Browsing, way: Way, given: Given): Promise<void> {
  const { world, number, server } = given
  const email = `zoe-${number}@exemple.fr`
  const newest = async () => {
    await lettersLeave(world, { origin: site.origin(), server })
    return server.lettersTo(email).at(-1)
  }
  const coop = await openCoop(world, number)
  const admin = { name: 'Bao Administre', email: `bao-${number}@exemple.fr`, lang: way.lang }
  const bao = await comes(world, admin)
  await joins(world, coop.id, bao, 'administrator')
  const inviting = await signedIn(site, way, bao.session)
  await invites(inviting, { coop, email })

  const zoe = await person(site, way)
  await opensLetter(zoe, { letter: await newest(), coop })
  await opensAccount(zoe, { email, letter: newest })
  await joinsSpace(zoe, coop)
  await entersPool(zoe)
  await zoe.leaves()
  await isFound(inviting, coop)
  await inviting.leaves()
}

async function invites(bao: Somebody, { coop, email }: { coop: Coop; email: string }): Promise<void> {
  const { lang } = bao.way
  const said = spaceWords[lang]
  await bao.goes(`/espaces/${coop.slug}`)
  await looksRight(bao)
  await bao.follows(said.members, bao.page.locator(section('portes')))
  await bao.writes(said.email, email)
  await bao.page.locator(section('inviter')).getByLabel(roleWords[lang].roles.member, { exact: true }).check()
  await bao.presses(said.send)
  await bao.sees(email, section('inviter'))
  await looksRight(bao)
}

/** The letter says who invites, and to what; its link asks who one is before it shows anything. */
async function opensLetter(
  zoe: Somebody,
  { letter = '', coop }: { letter: string | undefined; coop: Coop },
): Promise<void> {
  expect(letter).toContain(coop.name)
  expect(letter).toContain('Bao Administre')
  await zoe.goes(linkIn(letter, '/invitations/'))
  expect(zoe.path()).toContain('/connexion')
  expect(await zoe.page.locator('main').textContent()).not.toContain(coop.name)
  await looksRight(zoe)
}

type Opening = { email: string; letter: () => Promise<string | undefined> }

async function opensAccount(zoe: Somebody, { email, letter }: Opening): Promise<void> {
  const said = signInWords[zoe.way.lang]
  await zoe.follows(said.signIn.open)
  await zoe.writes(said.name, NAME)
  await zoe.writes(said.email, email)
  await zoe.writes(said.password, PASSWORD)
  await zoe.presses(said.signUp.submit)
  await zoe.sees(said.sent.title)
  await zoe.goes(linkIn(await letter(), '/inscription/confirmer/'))
  await zoe.presses(said.confirm.submit)
  await zoe.writes(said.email, email)
  await zoe.writes(said.password, PASSWORD)
  await zoe.presses(said.signIn.submit)
}

/** They come back to the invitation that they followed, say yes, and the space is theirs. */
async function joinsSpace(zoe: Somebody, coop: Coop): Promise<void> {
  const said = spaceWords[zoe.way.lang]
  expect(zoe.path()).toMatch(/\/espaces(?:\?|$)/)
  await zoe.sees(coop.name, section('invitations'))
  await looksRight(zoe)
  await zoe.presses(said.accept)
  await zoe.sees(coop.name, section('miens'))
  await zoe.follows(coop.name)
  await zoe.sees(roleWords[zoe.way.lang].roles.member)
  await looksRight(zoe)
}

/** From the home of the space. */
async function looksInPool(somebody: Somebody): Promise<void> {
  const said = vivierWords[somebody.way.lang]
  await somebody.follows(said.title, somebody.page.locator(section('portes')))
  await somebody.writes(said.words, NAME)
  await somebody.presses(said.apply)
}

/** One is in the vivier by what one opens: a skill to one’s co-op is enough. */
async function entersPool(zoe: Somebody): Promise<void> {
  const { lang } = zoe.way
  const said = profileWords[lang]
  await looksInPool(zoe)
  await zoe.sees(vivierWords[lang].empty)
  await zoe.follows(vivierWords[lang].mine)
  await looksRight(zoe)
  await zoe.follows(said.editSkills)
  await zoe.writes(said.typeSkill, 'rgaa')
  await zoe.presses(said.suggest)
  await zoe.ticks(skillLabel(lang, 'rgaa'))
  await zoe.picks(said.level, '2')
  await zoe.picks(said.visibility, 'coop')
  await zoe.presses(said.saveSkill)
  await zoe.sees(said.skillSaved)
}

/** On the page of members, in the list of the vivier, and on the map of what the co-op knows how to do. */
async function isFound(bao: Somebody, coop: Coop): Promise<void> {
  const { lang } = bao.way
  await bao.reloads()
  await bao.sees(NAME, section('membres'))
  expect(await bao.page.locator(section('inviter')).textContent()).not.toContain('zoe-')
  await looksRight(bao)
  await bao.goes(`/espaces/${coop.slug}`)
  await looksInPool(bao)
  await bao.sees(NAME, section('liste'))
  await looksRight(bao)
  await bao.follows(NAME, bao.page.locator(section('liste')))
  await bao.sees(NAME, 'h1')
  await bao.sees(skillLabel(lang, 'rgaa'))
  await looksRight(bao)
  await bao.goes(`/espaces/${coop.slug}/savoir-faire`)
  await bao.sees(vivierWords[lang].mapTitle, 'h1')
  await bao.sees(NAME)
  await looksRight(bao)
}
