/** Where a reading stops, and what was expected there. A line of 0 is the end of the file. */
export type Fault = { reason: FaultReason; line: number; table?: string; rule: string }
export type FaultReason =
  | 'not-an-archive'
  | 'version-unknown'
  | 'table-unknown'
  | 'space-taken'
  | 'line-wrong'
  | 'sum-wrong'

/** Thrown from deep in a reading, caught at its door: nothing that was read before it stays. */
export class Stop extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.rule)
    this.fault = fault
  }
}

export const stop = (reason: FaultReason, where: Omit<Fault, 'reason'>): Stop =>
  new Stop({ reason, ...where })

/** Stops unless the condition holds. */
export function expectThat(
  condition: boolean,
  where: Omit<Fault, 'reason'>,
  reason: FaultReason = 'line-wrong',
): asserts condition {
  if (!condition) throw stop(reason, where)
}
