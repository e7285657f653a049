import { Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { RetentionPage } from './retention.page.tsx'
import { rules } from './rules.ts'

export const retentionRoutes = new Hono<Visit>().get('/aide/conservation', (c) =>
  c.html(<RetentionPage lang={c.var.lang} path={c.var.path} rules={rules} />),
)
