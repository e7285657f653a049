/** What was opened is closed in the opposite order, each thing once, even when one of them fails. */
export function openClosers() {
  const closers: (() => Promise<unknown>)[] = []
  return {
    add: (close: () => Promise<unknown>) => void closers.push(close),
    closeAll: async () => {
      for (let close = closers.pop(); close; close = closers.pop()) await close().catch(() => undefined)
    },
  }
}
export type Closers = ReturnType<typeof openClosers>
