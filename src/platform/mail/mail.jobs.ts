import { createTransport } from 'nodemailer'
import type { Job } from '../jobs.ts'
import { sendWaitingMail } from './mail.actions.ts'
import { forgetMail } from './mail-forget.actions.ts'

/** Sent every minute, when a server is configured. Without one, messages stay on the page /courrier. */
export const mailJobs: Job[] = [
  {
    name: 'mail-send',
    cron: '* * * * *',
    run: async (acting, { config, log }) => {
      if (!config.SMTP_URL) return
      const transport = createTransport(config.SMTP_URL)
      try {
        await sendWaitingMail(acting, transport, { from: config.MAIL_FROM, log })
      } finally {
        transport.close()
      }
    },
  },
  { name: 'mail-forget', cron: '45 3 * * *', run: (acting) => forgetMail(acting) },
]
