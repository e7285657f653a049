import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Visit } from '#platform/http.ts'
import { FILE_BYTES_MAX } from './file-kind.ts'

/** A file, with what a form writes around it. */
const BODY_BYTES_MAX = FILE_BYTES_MAX + 500_000
/** Beyond, a sender who goes on is not listened to. */
const UNREAD_BYTES_MAX = 60_000_000

/** Where files are sent: the limit of a form is not theirs. */
export const documentPaths = /^\/chantiers\/[^/]+\/registre\/documents$/

/** Answers in words when a file is too heavy. */
export const documentLimited = (
  refuse: (c: Context<Visit>) => Response | Promise<Response>,
): MiddlewareHandler<Visit> =>
  bodyLimit({
    maxSize: BODY_BYTES_MAX,
    onError: async (c) => {
      await leaveUnread(c.req.raw.body)
      return refuse(c)
    },
  })

/** A browser reads the answer once it has sent everything: what comes is let go, without being kept. */
async function leaveUnread(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (!body || body.locked) return
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > UNREAD_BYTES_MAX) return
  }
}
