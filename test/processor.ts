const MICROSECONDS_PER_MS = 1_000

/** What a step costs the processor, in ms. Tests run beside others: the clock on the wall also counts their turn. */
export function processorMsOf(step: () => unknown): number {
  const before = process.cpuUsage()
  step()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / MICROSECONDS_PER_MS
}
