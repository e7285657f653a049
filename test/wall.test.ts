import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { emptyWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

test('a session is known by its cookie, and by nothing else', async () => {
  const ada = await world.signIn({ name: 'Ada' })
  expect((await ada.get('/')).status).toBe(200)
  const seen = await behindWall(world.db, {
    ...nobody,
    person: { id: ada.person, name: '', email: '', session: '' },
  })
  expect(await seen.selectFrom('person').select('name').execute()).toEqual([{ name: 'Ada' }])
  const anonymous = await behindWall(world.db, nobody)
  expect(await anonymous.selectFrom('person').select('name').execute()).toEqual([])
  await expect(anonymous.selectFrom('person_session').selectAll().execute()).rejects.toThrow(
    'permission denied',
  )
})
