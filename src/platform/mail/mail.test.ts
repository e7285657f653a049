import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'
import { silentLog } from '../log.ts'
import { isAddress, sendMail, sendWaitingMail } from './index.ts'
import { mailJobs, openTransport } from './mail.jobs.ts'

type Received = { to: string; text: string }
/** What the server of this test answers to the next addresses; nothing: it takes the message. */
let refusals: (Error & { responseCode?: number })[]
let received: Received[]
let server: SMTPServer
let url: string
let world: World

beforeEach(async () => {
  world = await emptyWorld()
  refusals = []
  received = []
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, answer) => answer(refusals.shift()),
    onData: (stream, session, answer) => {
      const parts: Buffer[] = []
      stream.on('data', (part) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        received.push({ to, text: Buffer.concat(parts).toString() })
        answer()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterEach(() => new Promise<void>((resolve) => server.close(resolve)))

const write = (to: string, subject = 'Un besoin', dedupeKey?: string) =>
  sendMail(world.acting(), { to, subject, text: 'Bonjour,\nvoici.', ...(dedupeKey ? { dedupeKey } : {}) })
const send = async (address = url, silenceMs?: number) => {
  const transport = openTransport(address, silenceMs)
  try {
    return await sendWaitingMail(world.acting(), transport, {
      from: 'Pluriel <p@exemple.fr>',
      log: silentLog,
    })
  } finally {
    transport.close()
  }
}
const rows = () => world.db.selectFrom('mail').selectAll().orderBy('id').execute()
const refusal = (responseCode: number) => Object.assign(new Error('non'), { responseCode })

test('what waits is sent, oldest first, accents and all, once', async () => {
  await write('a@exemple.fr', 'Réservation à l’école')
  await write('b@exemple.fr')
  expect(await send()).toBe(2)
  expect(received.map(({ to }) => to)).toEqual(['a@exemple.fr', 'b@exemple.fr'])
  expect(received[0]?.text).toMatch(/^From: Pluriel <p@exemple\.fr>\r\n/m)
  expect(received[0]?.text).toMatch(/^Auto-Submitted: auto-generated\r\n/m)
  expect(received[0]?.text).toContain('=?UTF-8?')
  expect(await send()).toBe(0)
  expect(await rows()).toMatchObject([{ tries: 1, last_error: null }, { tries: 1 }])
})

test('the job of the site sends to the configured server, and does nothing without one', async () => {
  await write('a@exemple.fr')
  const [job] = mailJobs
  await job?.run(world.acting(), world.platform)
  expect(received).toEqual([])
  const config = { ...world.platform.config, SMTP_URL: url }
  await job?.run(world.acting(), { ...world.platform, config })
  expect(received).toHaveLength(1)
})

test('the same key is written once, and nothing is written when the rest is not', async () => {
  await write('a@exemple.fr', 'Un', 'rappel:1')
  await write('a@exemple.fr', 'Deux', 'rappel:1')
  await write('a@exemple.fr', 'Trois', 'rappel:2')
  const undone = world.db.transaction().execute(async (trx) => {
    await sendMail(world.acting({ db: trx }), { to: 'b@exemple.fr', subject: 'Quatre', text: 'x' })
    throw new Error('not saved')
  })
  await expect(undone).rejects.toThrow('not saved')
  expect((await rows()).map(({ subject }) => subject)).toEqual(['Un', 'Trois'])
})

test('a refusal is tried again later and later, six times, then given up and kept', async () => {
  await write('a@exemple.fr')
  let minutes = 0
  for (const wait of [1, 4, 16, 64, 256]) {
    refusals = [refusal(450)]
    expect(await send()).toBe(0)
    // Not before its time.
    expect(await send()).toBe(0)
    minutes += wait
    world.setNow(new Date(Date.parse('2026-11-21T11:00:00Z') + minutes * 60_000).toISOString())
  }
  expect(await rows()).toMatchObject([{ tries: 5, failed_at: null, last_error: 'EENVELOPE 450' }])
  refusals = [refusal(550)]
  await send()
  expect(await rows()).toMatchObject([{ tries: 6, last_error: 'EENVELOPE 550', sent_at: null }])
  expect((await rows())[0]?.failed_at).not.toBeNull()
  world.setNow('2027-11-21')
  expect(await send()).toBe(0)
  expect(received).toEqual([])
})

test('a message that is refused holds up no other', async () => {
  for (const name of ['a', 'b', 'c']) await write(`${name}@exemple.fr`)
  refusals = [refusal(550)]
  expect(await send()).toBe(2)
  expect(received.map(({ to }) => to)).toEqual(['b@exemple.fr', 'c@exemple.fr'])
})

test('no server, or a silent one: one try is lost, not one per message', async () => {
  for (const name of ['a', 'b', 'c']) await write(`${name}@exemple.fr`)
  expect(await send('smtp://127.0.0.1:1')).toBe(0)
  expect((await rows()).map(({ tries, last_error }) => [tries, last_error])).toEqual([
    [1, 'ESOCKET'],
    [0, null],
    [0, null],
  ])
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  expect(await send(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, 100)).toBe(0)
  silent.close()
  expect((await rows()).map(({ tries }) => tries)).toEqual([1, 1, 0])
  expect(await send()).toBe(1)
  world.setNow('2026-11-21T11:02:00Z')
  expect(await send()).toBe(2)
})

test('two senders at once send each message once', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `agent${i}@exemple.fr`)
  for (const name of names) await write(name)
  const counts = await Promise.all([send(), send(), send()])
  expect(counts.reduce((sum, one) => sum + one)).toBe(30)
  expect(counts.filter((one) => one > 0).length).toBeGreaterThan(1)
  expect(received.map(({ to }) => to).sort()).toEqual(names.toSorted())
})

test('a header cannot be added by an address or a subject', async () => {
  const hostile = [
    'a@exemple.fr\r\nBcc: b@exemple.fr',
    'a@exemple.fr,b@exemple.fr',
    'A <a@exemple.fr>',
    'a@b',
    '',
  ]
  for (const to of hostile) {
    expect(isAddress(to)).toBe(false)
    await expect(write(to)).rejects.toThrow('well-formed')
  }
  for (const subject of ['x\r\nBcc: b@exemple.fr', 'x\ny'])
    await expect(write('a@exemple.fr', subject)).rejects.toThrow('one line')
  expect(await rows()).toEqual([])
  await sendMail(world.acting(), {
    to: 'a@exemple.fr',
    subject: 'x',
    text: 'fin\r\n.\r\nRCPT TO:<b@exemple.fr>\r\n',
  })
  await send()
  expect(received.map(({ to }) => to)).toEqual(['a@exemple.fr'])
})
