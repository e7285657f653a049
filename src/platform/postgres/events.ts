/** What a start may have to tell while it lasts; the words belong to whoever shows them. */
export type PostgresEvent =
  | { kind: 'creating'; folder: string }
  | { kind: 'copying-binaries'; folder: string }
  | { kind: 'moved'; from: string; to: string }
  | { kind: 'waiting-for-lock'; seconds: number }
  | { kind: 'orphan-stopped'; pid: number }
  | { kind: 'recovering' }
  | { kind: 'restarted'; times: number }

export type Tell = (event: PostgresEvent) => void
