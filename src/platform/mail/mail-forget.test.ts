import { expect, test } from 'vitest'
import { emptyWorld } from '#test/world.ts'
import { sendMail } from './index.ts'
import { forgetMail } from './mail-forget.actions.ts'

test('a month after it left, a message is forgotten; the key that keeps it single is not', async () => {
  const { db, acting, setNow } = await emptyWorld({ now: '2026-01-01T11:00:00Z' })
  const message = { to: 'agent@example.org', subject: 'Votre besoin', text: 'secret', dedupeKey: 'once' }
  await sendMail(acting(), message)
  await sendMail(acting(), { ...message, text: 'waits', dedupeKey: 'twice' })
  await db.updateTable('mail').set({ sent_at: acting().now }).where('dedupe_key', '=', 'once').execute()

  setNow('2026-01-30')
  expect(await forgetMail(acting())).toBe(0)
  setNow('2026-02-01')
  expect(await forgetMail(acting())).toBe(1)
  expect(await forgetMail(acting())).toBe(0)
  await sendMail(acting(), message)

  const rows = await db.selectFrom('mail').select(['recipient', 'subject', 'body']).orderBy('id').execute()
  expect(rows).toEqual([
    { recipient: '(effacé)', subject: '-', body: '' },
    { recipient: 'agent@example.org', subject: 'Votre besoin', body: 'waits' },
  ])
})
