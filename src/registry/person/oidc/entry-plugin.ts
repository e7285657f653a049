import { z } from 'zod'

/** Opens a session of better-auth for somebody whom our own route has recognised. No browser reaches it. */
export async function entryPlugin() {
  const [{ createAuthEndpoint }, { setSessionCookie }] = await Promise.all([
    import('better-auth/api'),
    import('better-auth/cookies'),
  ])
  const body = z.object({ personId: z.uuid(), idToken: z.string() })
  const enterAs = createAuthEndpoint.serverOnly({ method: 'POST', body }, async (ctx) => {
    const { personId, idToken } = ctx.body
    const user = await ctx.context.internalAdapter.findUserById(personId)
    if (!user) throw ctx.error('NOT_FOUND')
    const session = await ctx.context.internalAdapter.createSession(user.id, false, { idToken })
    await setSessionCookie(ctx, { session, user })
    return ctx.json({ entered: true })
  })
  return { id: 'pluriel-entry', endpoints: { enterAs } }
}
