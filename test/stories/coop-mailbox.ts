import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { partyJobs } from '#journey/3-project/index.ts'
import { teamJobs } from '#journey/5-team/index.ts'
import { actingNow } from '#platform/acting-now.ts'
import { mailJobs } from '#platform/mail/mail.jobs.ts'
import type { World } from '#test/world.ts'

/** The mail server of everybody's addresses, on the loopback: it takes what it is given and keeps it. */
export async function openMailServer() {
  const received: { to: string; text: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, answer) => {
      const parts: Buffer[] = []
      stream.on('data', (part) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        received.push({ to, text: textOf(Buffer.concat(parts).toString()) })
        answer()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    lettersTo: (address: string) => received.filter(({ to }) => to === address).map(({ text }) => text),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
export type MailServer = Awaited<ReturnType<typeof openMailServer>>

/** The words of a message as its reader sees them: its parts are written in base64 or in quoted-printable. */
function textOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

type Leaving = { origin: string; server: MailServer }
let last: Promise<unknown> = Promise.resolve()

/**
 * What the clock does every few minutes: letters are written, then given to the mail server. One turn after another,
 * for those who are there at once: when it ends, every letter that waited has arrived.
 */
export function lettersLeave(world: World, leaving: Leaving): Promise<void> {
  const turn = last.then(() => leave(world, leaving))
  last = turn.catch(() => undefined)
  return turn
}

const LETTERS: ReadonlySet<string> = new Set(['team-letters', 'project-party-letters', 'mail-send'])

async function leave({ platform }: World, { origin, server }: Leaving): Promise<void> {
  const config = { ...platform.config, BASE_URL: origin, SMTP_URL: server.url }
  const due = [...partyJobs, ...teamJobs, ...mailJobs].filter(({ name }) => LETTERS.has(name))
  for (const job of due) await job.run(actingNow(platform), { ...platform, config })
}

/** The address in a letter whose path contains `part`: what its reader follows. */
export function linkIn(letter: string | undefined, part: string): string {
  const link = letter?.match(/https?:\/\/\S+/g)?.find((address) => address.includes(part))
  if (!link) throw new Error(`no link with ${part} in the letter: ${letter}`)
  return link
}
