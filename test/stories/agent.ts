import { expect } from 'vitest'
import { words as answerWords } from '#journey/1-need/answers/answer.words.ts'
import { words as followWords } from '#journey/1-need/follow-up/follow-up.words.ts'
import { needWords, understandingWords } from '#journey/1-need/index.ts'
import { words as comparisonWords } from '#journey/2-match/comparison/comparison.words.ts'
import { words as resultWords } from '#journey/2-match/results/result.words.ts'
import { formatMoney } from '#platform/lang.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import { sheetNames } from './files.ts'
import { linkFrom } from './letters.ts'

export const canteen = {
  fr: 'Nous sommes une ville de 24 000 habitants. Les familles doivent pouvoir inscrire leurs enfants à la cantine, payer en ligne et recevoir une attestation. Nous gardons notre logiciel de facturation. 60 000 € au plus, ouverture en septembre 2027.',
  en: 'We are a town of 24,000 inhabitants. Families must be able to register their children for the school canteen, pay online and receive a certificate. We keep our billing software. 60,000 € at most, opening in September 2027.',
}
const AGENT = 'agent@ville.example'
const PROVIDER = 'contact@coop.example'
const BREST = { siren: '212 900 195', name: 'Brest' }
const reason = { fr: 'Pas disponible avant mars', en: 'Not free before March' }

/** A public agent, from the first words of a need to its end. */
export async function agentFindsAndCloses(site: Browsing, way: Way): Promise<void> {
  const agent = await person(site, way)
  await describes(agent)
  await corrects(agent)
  await readsAPassport(agent)
  await retainsAWay(agent)
  await makesPrecise(agent)
  await publishes(agent)
  const letter = await linkFrom(agent, AGENT, '/cle/')
  await agent.leaves()

  const colleague = await person(site, way)
  await colleague.goes(letter)
  await asks(colleague)
  await refuses(site, way)
  await closes(colleague)
  await colleague.leaves()
}

const ranking = ({ page }: Somebody) => page.locator('#contenu .solution h3 a').allInnerTexts()
const home = (somebody: Somebody) => /^(?:\/en)?(\/besoins\/[a-z0-9]{10})/.exec(somebody.path())?.[1] ?? ''

async function describes(agent: Somebody): Promise<void> {
  const { lang } = agent.way
  await agent.goes('/')
  await agent.writes(needWords[lang].describe, canteen[lang])
  await agent.presses(needWords[lang].find)
  expect(home(agent)).not.toBe('')
  await agent.sees(resultWords[lang].understood)
  await agent.sees(formatMoney(lang, 60_000_00n))
  expect((await ranking(agent)).length).toBeGreaterThan(2)
}

/** One function less, one more, another budget: the page says them, and the order is another. */
async function corrects(agent: Somebody): Promise<void> {
  const { lang } = agent.way
  const said = understandingWords[lang]
  const before = await ranking(agent)
  await agent.follows(resultWords[lang].correct)
  const last = agent.page.locator('form', { has: agent.page.locator('input[value=retirer]') }).last()
  const taken = (await last.getByRole('button').last().textContent())?.trim() ?? ''
  expect(taken).toContain(said.remove)
  await agent.presses(taken)
  await agent.writes(said.addFunction, lang === 'fr' ? 'prendre rendez-vous' : 'book an appointment')
  await agent.presses(said.look)
  await agent.page.getByRole('radio').first().check()
  await agent.presses(said.add)
  await agent.writes(said.budgetMax, '45 000')
  await agent.presses(`${said.save} ${said.kinds.budget}`)
  await agent.sees(formatMoney(lang, 45_000_00n))
  await agent.follows(said.back)
  await agent.sees(formatMoney(lang, 45_000_00n))
  expect(await ranking(agent)).not.toEqual(before)
}

async function readsAPassport(agent: Somebody): Promise<void> {
  const order = await ranking(agent)
  const first = order[0] ?? ''
  await agent.follows(first)
  expect(await agent.page.locator('h1').textContent()).toBe(first)
  await agent.comesBack()
  expect(await ranking(agent)).toEqual(order)
}

async function retainsAWay(agent: Somebody): Promise<void> {
  const { lang } = agent.way
  const said = comparisonWords[lang]
  const [first = ''] = await ranking(agent)
  await agent.follows(resultWords[lang].compare)
  await agent.presses(said.save, { status: 422 })
  await agent.sees(said.refusals['choice-missing'])
  await agent.ticks(said.wayOf.adapt(first))
  await agent.writes(said.note, 'Le plus proche de ce que font nos voisins')
  await agent.presses(said.save)
  await agent.sees(said.wayOf.adapt(first), '.avis.ok')
  expect((await download(agent, said.pdf)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(sheetNames(await download(agent, said.xlsx))).toContain('xl/workbook.xml')
}

async function download({ page }: Somebody, name: string): Promise<Buffer> {
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await arriving).createReadStream()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The SIREN fills in the rest. */
async function makesPrecise(agent: Somebody): Promise<void> {
  const said = needWords[agent.way.lang]
  await agent.goes(`${home(agent)}/preciser`)
  await agent.writes(said.siren, BREST.siren)
  await agent.presses(said.prefill)
  expect(await agent.holds(said.bodyName)).toContain(BREST.name)
  await agent.presses(said.save)
  await agent.sees(BREST.name)
}

/** Redacted: everybody sees other words, and nowhere the name of the body. */
async function publishes(agent: Somebody): Promise<void> {
  const { lang } = agent.way
  const said = needWords[lang]
  await agent.goes(`${home(agent)}/publier`)
  await agent.ticks(said.visibilities.redacted[0])
  await agent.writes(said.publicTitle, `Cantine à ${BREST.name}`)
  await agent.writes(said.email, AGENT)
  await agent.presses(said.publishDo, { status: 422 })
  await agent.sees(said.refusals['names-the-body'])
  await agent.writes(said.publicTitle, 'Inscrire à la cantine')
  await agent.writes(said.publicText, canteen[lang])
  await agent.presses(said.publishDo)
  await agent.sees(followWords[lang].visibilities.redacted)
  const anyone = await agent.context.request.get(`${new URL(agent.page.url()).origin}/besoins.csv`)
  expect(await anyone.text()).toContain('Inscrire à la cantine')
  expect(await anyone.text()).not.toContain(BREST.name)
}

async function asks(colleague: Somebody): Promise<void> {
  const { lang } = colleague.way
  const said = followWords[lang]
  await colleague.sees(needWords[lang].states.waiting)
  await colleague.writes(said.name, 'Coopérative des prés')
  await colleague.writes(needWords[lang].email, PROVIDER)
  await colleague.writes(
    said.message,
    lang === 'fr' ? 'Nous vous avons vus au salon.' : 'We met at the fair.',
  )
  await colleague.presses(said.send)
  await colleague.sees(said.answerStates.asked)
}

/** By the link of the message alone, in a browser that never came here. */
async function refuses(site: Browsing, way: Way): Promise<void> {
  const said = answerWords[way.lang]
  const provider = await person(site, way)
  await provider.goes(await linkFrom(provider, PROVIDER, '/reponses/'))
  await provider.sees(canteen[way.lang].slice(0, 40))
  await provider.presses(said.moves.refused, { status: 422 })
  await provider.sees(said.refusals['reason-missing'])
  await provider.writes(said.reason, reason[way.lang])
  await provider.presses(said.moves.refused)
  await provider.sees(said.states.refused)
  await provider.leaves()
}

async function closes(colleague: Somebody): Promise<void> {
  const { lang } = colleague.way
  const said = followWords[lang]
  await colleague.reloads()
  await colleague.sees(needWords[lang].states['to-reroute'])
  await colleague.sees(reason[lang])
  await colleague.writes(
    said.note,
    lang === 'fr' ? 'Réglé avec la ville voisine' : 'Settled with the next town',
  )
  await colleague.presses(said.moves.handled)
  await colleague.sees(needWords[lang].states.handled)
  const ref = home(colleague)
  await colleague.goes('/besoins')
  expect(await colleague.page.locator(`a[href$="${ref}"]`).count()).toBe(0)
}
