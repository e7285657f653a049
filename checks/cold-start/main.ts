import { measureStarts } from './measure.ts'

const SECOND_START_MAX_MS = 2_000

const starts = await measureStarts()
for (const { label, readyMs, processorMs, siteMiB, databaseMiB } of starts)
  process.stdout.write(
    `${label.padEnd(6)} ready ${(readyMs / 1000).toFixed(2)} s, processor ${(processorMs / 1000).toFixed(2)} s, ` +
      `site ${siteMiB.toFixed(0)} MiB, database ${databaseMiB.toFixed(0)} MiB\n`,
  )
const best = Math.min(...starts.filter(({ label }) => label === 'second').map(({ readyMs }) => readyMs))
process.exitCode = best < SECOND_START_MAX_MS ? 0 : 1
