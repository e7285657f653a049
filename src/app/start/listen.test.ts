import { expect, test } from 'vitest'
import { openDoor } from './listen.ts'

const here = { HOST: '127.0.0.1', PORT: 0 }

test('before the site is ready, the door says to come back', async () => {
  const door = await openDoor(here)
  const answer = await fetch(door.url)
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('3')
  expect(await answer.text()).toContain('Pluriel se prépare')
  expect(await (await fetch(`${door.url}/en`)).text()).toContain('getting ready')
  await door.close()
})

test('what is being answered when the site stops is answered, and nobody else comes in', async () => {
  const door = await openDoor(here)
  const asked = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  door.answerWith(async () => {
    asked.resolve()
    await answered.promise
    return new Response('voilà')
  })
  const slow = fetch(door.url)
  await asked.promise
  const closed = door.close()
  await expect(fetch(door.url)).rejects.toThrow()
  answered.resolve()
  expect(await (await slow).text()).toBe('voilà')
  await closed
})

test('a port is given to one', async () => {
  const door = await openDoor(here)
  const PORT = Number(new URL(door.url).port)
  await expect(openDoor({ ...here, PORT })).rejects.toMatchObject({ code: 'portTaken', exitCode: 11 })
  await door.close()
})

test('what the process knows as Response is the one of Node before and after', async () => {
  const ofNode = globalThis.Response
  const door = await openDoor(here)
  expect(globalThis.Response).toBe(ofNode)
  await door.close()
})
