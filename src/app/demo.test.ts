import { expect, test } from 'vitest'
import { emptyWorld } from '#test/world.ts'
import { loadDemo } from '../../seeds/demonstration/load-demo.ts'

test('the demonstration loads', async () => {
  const world = await emptyWorld()
  const outcome = await loadDemo(world.platform)
  expect(outcome).toMatchObject({ done: true })
})
