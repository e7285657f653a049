/** The line of names and the first rows: enough to have asked the database. */
const PARTS_FIRST = 2

/**
 * A body sent as it is made, whose beginning is made before anything is answered: what fails at once (the database is
 * not there) is then a status that a program understands, and not a file cut short under a 200.
 */
export async function streamed(parts: AsyncGenerator<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const first: Uint8Array[] = []
  while (first.length < PARTS_FIRST) {
    const { value, done } = await parts.next()
    if (done) break
    first.push(value)
  }
  const whole = async function* () {
    yield* first
    yield* parts
  }
  return ReadableStream.from(whole())
}
