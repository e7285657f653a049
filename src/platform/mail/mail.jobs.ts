import { createTransport } from 'nodemailer'
import type { Job } from '../jobs.ts'
import { sendWaitingMail } from './mail.actions.ts'

/** Every minute, when a server is configured. Without one, messages stay on the page /courrier. */
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
]
