import { createOTP } from '@better-auth/utils/otp'
import { expect } from 'vitest'
import { accountWords, factorWords, signInWords } from '#registry/person/index.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from '#test/browser/expectations.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import { linkFrom } from './letters.ts'

const PASSWORD = 'trois mots sans lien'

/** Somebody opens an account, confirms it from their mailbox, adds a second step, leaves, and comes back with it. */
export async function opensAccount(site: Browsing, way: Way): Promise<void> {
  const ada = await person(site, way)
  const email = `ada-${way.lang}-${way.width}@exemple.fr`
  const { lang } = way
  const said = signInWords[lang]
  await ada.goes('/inscription')
  await looksRight(ada)
  await ada.writes(said.name, 'Ada')
  await ada.writes(said.email, email)
  await ada.writes(said.password, PASSWORD)
  await ada.presses(said.signUp.submit)
  await ada.sees(said.sent.title)
  await looksRight(ada)

  await ada.goes(await linkFrom(ada, email, '/inscription/confirmer/'))
  await ada.presses(said.confirm.submit)
  await ada.sees(said.told.confirmee)
  await looksRight(ada)
  await signsIn(ada, email)
  await ada.goes('/compte')
  await ada.sees(email)
  await looksRight(ada)

  const code = await addsSecondStep(ada)
  await ada.sees(accountWords[lang].told.code)
  await ada.presses(accountWords[lang].signOut)
  await ada.sees(said.told.deconnexion)
  await signsIn(ada, email)
  await ada.sees(said.code.lead)
  await looksRight(ada)
  await ada.writes(said.code.code, await code())
  await ada.presses(said.code.submit)
  expect(ada.path()).toContain('/mon')
  await ada.leaves()
}

async function signsIn(ada: Somebody, email: string): Promise<void> {
  const said = signInWords[ada.way.lang]
  await ada.writes(said.email, email)
  await ada.writes(said.password, PASSWORD)
  await ada.presses(said.signIn.submit)
}

/** Answers what the application shows from then on. */
async function addsSecondStep(ada: Somebody): Promise<() => Promise<string>> {
  const said = factorWords[ada.way.lang]
  await ada.follows(accountWords[ada.way.lang].manageFactor)
  await ada.writes(signInWords[ada.way.lang].password, PASSWORD)
  await ada.presses(said.start)
  await looksRight(ada)
  const key = (
    (await ada.page.locator('#application ~ * code, main code').first().textContent()) ?? ''
  ).replace(/\s/g, '')
  const code = () => createOTP(decoded(key)).totp()
  await ada.writes(said.code, await code())
  await ada.presses(said.verify)
  return code
}

/** From base 32 (RFC 4648), as a key is written for people. */
export function decoded(key: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...key].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('')
}

/** axe runs where scripts do; nothing sticks out anywhere. */
async function looksRight({ page, way }: Somebody): Promise<void> {
  if (way.script) await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
}

/** A passkey is added, named, and opens the door by itself. */
export async function usesPasskey(
  site: Browsing,
  way: Way,
  session: { name: string; value: string },
): Promise<void> {
  const ada = await person(site, way)
  await ada.context.addCookies([{ ...session, url: site.origin() }])
  const said = factorWords[way.lang].keys
  await virtualKey(ada)
  await ada.goes('/compte/cles')
  await looksRight(ada)
  await ada.presses(said.add)
  await ada.sees(accountWords[way.lang].told.cle)
  await ada.page.getByLabel(/^(Nom de la clé|Name of the key)/).fill('Téléphone')
  await ada.presses(said.rename)
  await ada.sees('Téléphone')
  await looksRight(ada)
  await ada.goes('/deconnexion')
  await ada.presses(signInWords[way.lang].signOut.submit)
  await ada.presses(signInWords[way.lang].signIn.passkey)
  expect(ada.path()).toBe('/mon')
  await ada.goes('/compte')
  await ada.sees('ada@exemple.fr')
  await ada.leaves()
}

async function virtualKey({ page, context }: Somebody): Promise<void> {
  const chromium = await context.newCDPSession(page)
  await chromium.send('WebAuthn.enable')
  await chromium.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
