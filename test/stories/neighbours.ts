import { expect } from 'vitest'
import { needWords } from '#journey/1-need/index.ts'
import { words as poolingWords } from '#journey/2-match/pooling/pooling.words.ts'
import { words as resultWords } from '#journey/2-match/results/result.words.ts'
import { formatMoney } from '#platform/lang.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import { linkFrom } from './letters.ts'

const FIRST = 'accueil@clairlieu.example'
const SECOND = 'numerique@trois-vallons.example'
const BODY = 'Ville de Clairlieu'
const GROUP = 'Un agenda pour tous'
const agenda = {
  fr: [
    'Un agenda partagé pour les quarante agents de notre mairie, avec les salles à réserver',
    'Nous cherchons un agenda partagé pour nos agents et la réservation de salles',
  ],
  en: [
    'A shared calendar for the forty staff of our town hall, with the meeting rooms to book',
    'We look for a shared calendar for our staff and the booking of meeting rooms',
  ],
}

/** Two bodies with the same need: the second finds the first, they group, announce, and one leaves. */
export async function neighboursGroup(site: Browsing, way: Way): Promise<void> {
  const { lang } = way
  const [one = '', other = ''] = agenda[lang]
  const first = await person(site, way)
  await publishes(first, { text: one, visibility: 'public', email: FIRST, body: BODY })
  await first.leaves()

  const second = await person(site, way)
  await publishes(second, { text: other, visibility: 'private', email: SECOND })
  await formsAGroup(second)
  const back = await person(site, way)
  await joinsByMail(back)
  await announces(back, '12 000')
  await second.reloads()
  await announces(second, '8000')
  await second.sees(formatMoney(lang, 20_000_00n))
  await back.presses(poolingWords[lang].leave)
  expect(back.path()).toContain('/groupes/')
  await back.sees(poolingWords[lang].count(1))
  await second.reloads()
  expect(await second.page.locator('main').textContent()).not.toContain(BODY)
  await back.leaves()
  await second.leaves()
}

type Published = { text: string; visibility: 'public' | 'private'; email: string; body?: string }

async function publishes(somebody: Somebody, { text, visibility, email, body }: Published): Promise<void> {
  const { lang } = somebody.way
  const said = needWords[lang]
  await somebody.goes('/besoins/nouveau')
  await somebody.writes(said.describe, text)
  await somebody.presses(said.find)
  if (body) {
    await somebody.follows(resultWords[lang].doPrecise)
    await somebody.writes(said.bodyName, body)
    await somebody.presses(said.save)
  }
  await somebody.follows(resultWords[lang].doPublish)
  await somebody.ticks(said.visibilities[visibility][0])
  await somebody.writes(said.email, email)
  await somebody.presses(said.publishDo)
}

/** Their need is private, and stays so: the group says that somebody is there, and nothing else. */
async function formsAGroup(second: Somebody): Promise<void> {
  const { lang } = second.way
  const said = poolingWords[lang]
  await second.goes(second.path().replace(/^\/en|\/suivi$/g, ''))
  await second.sees(BODY, 'section[aria-labelledby=autres]')
  await second.follows(resultWords[lang].group)
  await second.writes(said.groupTitle, GROUP)
  await second.presses(said.form)
  expect(await second.page.locator('h1').textContent()).toBe(GROUP)
  await second.sees(said.hidden(1))
}

async function joinsByMail(first: Somebody): Promise<void> {
  const said = poolingWords[first.way.lang]
  const own = await linkFrom(first, FIRST, '/cle/')
  const group = await linkFrom(first, FIRST, '/groupes/')
  await first.goes(own)
  await first.goes(group)
  await first.presses(said.join)
  await first.sees(said.count(2))
  await first.sees(BODY)
}

async function announces(somebody: Somebody, euros: string): Promise<void> {
  const said = poolingWords[somebody.way.lang]
  await somebody.writes(said.amount, 'beaucoup')
  await somebody.presses(said.amountSave, { status: 422 })
  await somebody.sees(said.refusals['amount-wrong'])
  await somebody.writes(said.amount, euros)
  await somebody.presses(said.amountSave)
}
