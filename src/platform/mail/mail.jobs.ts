import { createTransport } from 'nodemailer'
import type { Job } from '../jobs.ts'
import { sendWaitingMail } from './mail.actions.ts'
import { forgetMail } from './mail-forget.actions.ts'

const SILENCE_MS = 10_000

/** A server that stays silent is left: the message waits for its next try, and holds up no other. */
export const openTransport = (url: string, silenceMs = SILENCE_MS) =>
  createTransport({
    url,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
  })

/** Sent every minute, when a server is configured. Without one, messages stay on the page /courrier. */
export const mailJobs: Job[] = [
  {
    name: 'mail-send',
    cron: '* * * * *',
    run: async (acting, { config, log }) => {
      if (!config.SMTP_URL) return
      const transport = openTransport(config.SMTP_URL)
      try {
        await sendWaitingMail(acting, transport, { from: config.MAIL_FROM, log })
      } finally {
        transport.close()
      }
    },
  },
  { name: 'mail-forget', cron: '45 3 * * *', run: (acting) => forgetMail(acting) },
]
