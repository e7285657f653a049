const LOOK_MS = 500

/**
 * npm runs its scripts in a shell, and hands its signals to that shell alone, which dies of them without a word.
 * A site that npm started stops when whoever ran it is gone; otherwise it would stay, unseen, on its port.
 */
export function whenNpmLeaves(env: NodeJS.ProcessEnv, leave: () => void): void {
  if (!env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    leave()
  }, LOOK_MS)
  timer.unref()
}
