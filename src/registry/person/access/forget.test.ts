import { expect, test } from 'vitest'
import { emptyWorld } from '#test/world.ts'
import { forgetAccess } from './forget.actions.ts'

test('what is over is forgotten at night; what is not, stays', async () => {
  const world = await emptyWorld()
  const ada = await world.signIn({ name: 'Ada', email: 'ada@exemple.fr' })
  await world.post('/inscription', { name: 'B', email: 'b@exemple.fr', password: 'trois mots sans lien' })
  await world.post('/connexion/lien', { email: 'ada@exemple.fr' })
  const after = (days: number) =>
    forgetAccess({ db: world.db, now: new Date(Date.now() + days * 86_400_000) })
  const left = async () => ({
    people: (await world.db.selectFrom('person').select('email').orderBy('email').execute()).length,
    sessions: (await world.db.selectFrom('person_session').select('id').execute()).length,
    secrets: (await world.db.selectFrom('person_verification').select('id').execute()).length,
    counts: (await world.db.selectFrom('sign_in_rate').select('id').execute()).length,
  })
  await after(0)
  expect(await left()).toEqual({ people: 2, sessions: 1, secrets: 1, counts: 2 })
  await after(2)
  expect(await left()).toEqual({ people: 2, sessions: 0, secrets: 0, counts: 0 })
  await after(8)
  expect(await left()).toMatchObject({ people: 1 })
  expect((await ada.get('/compte')).status).toBe(303)
})
