// The least that a page can cost here: one word, on the same server of HTTP as the site.
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono().get('/', (c) => c.html('<!doctype html><title>Bonjour</title><p>Bonjour'))

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
  console.log(`http://127.0.0.1:${port}`),
)
