/** One change as git keeps it. `day` is that of its author, in universal time. */
export type Commit = { name: string; email: string; day: string; isMerge: boolean }
/** One label. `day` is that of the label when it has one of its own, else that of its commit. */
export type Tag = { name: string; day: string }

export type History = {
  commits: readonly Commit[]
  tags: readonly Tag[]
  /** False when the reading stopped at a limit: only the latest commits are here, from `since` on. */
  isComplete: boolean
  /** The text of `.mailmap`, when the repository has one. */
  mailmap?: string | undefined
}
