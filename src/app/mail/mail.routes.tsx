import { Hono } from 'hono'
import { isLoopback } from '#platform/config.ts'
import type { Visit } from '#platform/http.ts'
import { lastMails } from '#platform/mail/index.ts'
import { MailPage } from './mail.page.tsx'

export const mailRoutes = new Hono<Visit>().get('/courrier', async (c) => {
  // Elsewhere, other people's messages would be there for all to read.
  const isHere = isLoopback(new URL(c.req.url).hostname) && isLoopback(c.var.config.HOST)
  if (c.var.config.SMTP_URL || c.var.config.BASE_URL || !isHere) return c.notFound()
  const mails = await lastMails(c.var.db)
  return c.html(<MailPage lang={c.var.lang} path={c.var.path} mails={mails} />)
})
