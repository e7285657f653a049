import { Hono } from 'hono'
import { isLoopback } from '#platform/config.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { lastMails } from '#platform/mail/index.ts'
import { MailPage } from './mail.page.tsx'

/** A page that stands in for a mail server reads as the site does: a visitor's connection reads no letter. */
export const mailRoutesWith = ({ db, config }: Platform) =>
  new Hono<Visit>().get('/courrier', async (c) => {
    // Elsewhere, other people's messages would be there for all to read.
    const isHere = isLoopback(new URL(c.req.url).hostname) && isLoopback(config.HOST)
    if (config.SMTP_URL || config.BASE_URL || !isHere) return c.notFound()
    return c.html(<MailPage lang={c.var.lang} path={c.var.path} mails={await lastMails(db)} />)
  })
