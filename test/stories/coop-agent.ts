import { expect } from 'vitest'
import { words as followWords } from '#journey/1-need/follow-up/follow-up.words.ts'
import { needWords } from '#journey/1-need/index.ts'
import { words as comparisonWords } from '#journey/2-match/comparison/comparison.words.ts'
import { words as resultWords } from '#journey/2-match/results/result.words.ts'
import { projectWords } from '#journey/3-project/index.ts'
import { words as threadWords } from '#journey/3-project/thread/thread.words.ts'
import { signInWords } from '#registry/person/index.ts'
import type { Somebody } from '#test/browser/person.ts'
import type { OpenedProvider } from './accounts-provider.ts'
import { looksRight, section } from './coop-looks.ts'

export const LABEL = 'ProConnect'
/** A body of the registry, and the site of it for which the agent works. */
const BREST = { name: 'Ville de Brest', siren: '212 900 195', siret: '21290019500018' }
const text = {
  fr: 'Nous cherchons un agenda partagé pour 40 agents, et la réservation des salles.',
  en: 'We look for a shared calendar for 40 agents, and the booking of rooms.',
}

/** The need that an agent kept, in their words, and the way that they retained. */
type Kept = { title: string; solution: string }
export type Opened = Kept & { slug: string }

/** A public agent comes in by their provider, keeps a way, publishes their need, and opens the chantier. */
export async function agentOpensChantier(
  camille: Somebody,
  { provider, number }: { provider: OpenedProvider; number: number },
): Promise<Opened> {
  const email = `camille-${number}@exemple.fr`
  const names = { given_name: 'Camille', usual_name: `Durand ${number}` }
  provider.is({ sub: `agent-${number}`, email, email_verified: true, ...names, siret: BREST.siret })
  await comesIn(camille)
  const title = await describes(camille)
  const solution = await retains(camille)
  await publishes(camille, title)
  await opens(camille, { title, solution })
  const slug = camille.path().split('/').at(-1) ?? ''
  await readsThread(camille, title)
  return { title, solution, slug }
}

/** From the button to the provider and back, then into the space that their SIRET opened. */
async function comesIn(camille: Somebody): Promise<void> {
  const said = signInWords[camille.way.lang].signIn
  await camille.goes('/connexion')
  await looksRight(camille)
  await camille.follows(said.providerButton(LABEL))
  expect(camille.path()).toMatch(/\/mon$/)
  await camille.follows(BREST.name)
  expect(await camille.page.locator('h1').textContent()).toBe(BREST.name)
  await looksRight(camille)
}

/** The SIREN ties the need to the body; answers the title that was made of the words. */
async function describes(camille: Somebody): Promise<string> {
  const { lang } = camille.way
  const said = needWords[lang]
  await camille.goes('/')
  await camille.writes(said.describe, text[lang])
  await camille.presses(said.find)
  const title = (await camille.page.locator('h1').textContent()) ?? ''
  const results = camille.path().replace(/^\/en/, '')
  await camille.goes(`${results.split('?')[0]}/preciser`)
  await camille.writes(said.siren, BREST.siren)
  await camille.presses(said.prefill)
  expect(await camille.holds(said.bodyName)).toBe(BREST.name)
  await camille.presses(said.save)
  await camille.sees(BREST.name)
  return title
}

async function retains(camille: Somebody): Promise<string> {
  const { lang } = camille.way
  const said = comparisonWords[lang]
  const [first = ''] = await camille.page.locator('#contenu .solution h3 a').allInnerTexts()
  await camille.follows(resultWords[lang].compare)
  await camille.ticks(said.wayOf.adapt(first))
  await camille.presses(said.save)
  await camille.sees(said.wayOf.adapt(first), '.avis.ok')
  await camille.follows(said.back)
  return first
}

/** Everybody may read the need from now on. */
async function publishes(camille: Somebody, title: string): Promise<void> {
  const said = needWords[camille.way.lang]
  const need = camille.path().replace(/^\/en/, '').split('?')[0]
  await camille.goes(`${need}/publier`)
  await camille.ticks(said.visibilities.public[0])
  await camille.presses(said.publishDo)
  await camille.sees(followWords[camille.way.lang].visibilities.public)
  await looksRight(camille)
  await camille.follows(title, camille.page.locator('nav.ariane'))
}

/** What was written and kept is in the form already; the page of the chantier will be public. */
async function opens(camille: Somebody, { title, solution }: Kept): Promise<void> {
  const said = projectWords[camille.way.lang]
  await camille.follows(said.newTitle)
  await camille.sees(said.newFrom(title))
  await camille.sees(said.choiceKept)
  await looksRight(camille)
  expect(await camille.holds(said.fields.title)).toBe(title)
  expect(await camille.holds(said.fields.purpose)).toContain(text[camille.way.lang])
  expect(await camille.holds(said.fields.solution)).toBe(solution)
  expect(await camille.page.locator('[name=choice]:checked').getAttribute('value')).toBe('adapt')
  await camille.ticks(said.isPublic)
  await camille.presses(said.open)
  expect(await camille.page.locator('h1').textContent()).toBe(title)
}

/** The need, the choice and the chantier are behind; the first two lead back to where they were made. */
async function readsThread(camille: Somebody, title: string): Promise<void> {
  const { lang } = camille.way
  const said = threadWords[lang]
  await looksRight(camille)
  const done = await camille.page.locator('ol.fil > li.fait a').allInnerTexts()
  expect(done).toEqual([said.steps.need, said.steps.choice])
  await camille.sees(projectWords[lang].phases.investigation)
  await camille.sees(BREST.name)
  const chantier = camille.path()
  await camille.follows(said.steps.need, camille.page.locator('ol.fil'))
  expect(await camille.page.locator('h1').textContent()).toBe(title)
  await camille.follows(title, camille.page.locator(section('chantiers')))
  expect(camille.path()).toBe(chantier)
}
