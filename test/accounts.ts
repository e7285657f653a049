// Accounts made as people make them, by forms and letters; and what an application or a key of theirs would answer.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'
import { type Browser, browserOf, ORIGIN, type World } from './world.ts'

export const PASSWORD = 'trois mots sans lien'
export const ada = { name: 'Ada', email: 'ada@exemple.fr', password: PASSWORD }

/** What a test of the sign-in does in its world, whichever that is when it does it. */
export function accountsIn(worldNow: () => World) {
  const newBrowser = () => browserOf(worldNow().app, new Map())
  const lettersTo = async (email: string): Promise<string[]> => {
    const rows = await worldNow()
      .db.selectFrom('mail')
      .select('body')
      .where('recipient', '=', email)
      .orderBy('id')
      .execute()
    return rows.map(({ body }) => new URL(/https?:\S+/.exec(body)?.[0] ?? '').pathname)
  }
  const linkTo = async (email: string) => (await lettersTo(email)).at(-1) ?? ''
  const openAccount = async (): Promise<void> => {
    await newBrowser().post('/inscription', ada)
    await newBrowser().post(await linkTo(ada.email), {})
  }
  return { newBrowser, lettersTo, linkTo, openAccount }
}

/** The code that an application shows: the key of the address is in base 32. */
export async function codeNow(uri: string): Promise<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const key = new URL(uri).searchParams.get('secret') ?? ''
  const bits = [...key].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = (bits.match(/.{8}/g) ?? [])
    .map((byte) => String.fromCharCode(Number.parseInt(byte, 2)))
    .join('')
  return createOTP(secret).totp()
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()
/** The key is held, and its holder proved to be there (WebAuthn, § 6.1). */
const PRESENT_AND_VERIFIED = 0x05
const PASSKEY = '/compte/acces/passkey'

/** A passkey of this person, and the gesture that signs a browser in with it: its signature is a real one. */
export async function passkeyOf({ app, db }: World, person_id: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // RFC 9053: an EC2 key for ES256 on P-256, in CBOR.
  const cose = ['a5010203262001215820', x, '225820', y].map((part, at) =>
    Buffer.from(part, at % 2 === 0 ? 'hex' : 'base64url'),
  )
  const id = randomBytes(16).toString('base64url')
  await db
    .insertInto('person_passkey')
    .values({
      ...{ person_id, credential_id: id, public_key: Buffer.concat(cose).toString('base64'), counter: 0 },
      ...{ device_type: 'singleDevice', backed_up: false },
    })
    .execute()
  return async (browser: Browser): Promise<Response> => {
    const asked = await browser.get(`${PASSKEY}/generate-authenticate-options`)
    const { challenge } = (await asked.json()) as { challenge: string } // What the door answers.
    const client = JSON.stringify({ type: 'webauthn.get', challenge, origin: ORIGIN, crossOrigin: false })
    const held = Buffer.concat([sha256('localhost'), Buffer.from([PRESENT_AND_VERIFIED, 0, 0, 0, 1])])
    const signature = sign('sha256', Buffer.concat([held, sha256(client)]), privateKey)
    const response = {
      authenticatorData: held.toString('base64url'),
      clientDataJSON: Buffer.from(client).toString('base64url'),
      signature: signature.toString('base64url'),
    }
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.request(`${ORIGIN}${PASSKEY}/verify-authentication`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json', cookie },
      body: JSON.stringify({
        response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
      }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      browser.cookies.set(name, value)
    }
    return answer
  }
}
