// Two spaces and a solution that a common may be made of: for the tests of commons.
import { expect } from 'vitest'
import type { History } from '#engines/git-history/index.ts'
import { done } from '#platform/outcome.ts'
import { readRepositories } from '../src/journey/3-project/common/watch.actions.ts'
import { twoSpaces } from './two-spaces.ts'
import { emptyWorld, type World } from './world.ts'

export const DECLARATION = {
  owner: '1',
  solution: 'Publik',
  name: 'Publik',
  repository: 'https://forge.example/publik.git',
  licence: 'AGPL-3.0-or-later',
  governance: 'Les membres décident.',
  upkeep_half_days: '10',
  alert_months: '12',
}

/** A repository whose last sign of life is old. */
const SILENT: History = {
  commits: [{ name: 'Ana Ruiz', email: 'ana@exemple.fr', day: '2024-01-10', isMerge: false }],
  tags: [{ name: 'v1.0.0', day: '2024-01-10' }],
  isComplete: true,
}

export async function commonWorld() {
  const world = await emptyWorld()
  const cast = await twoSpaces(world)
  const day = '2026-11-21'
  await world.db
    .insertInto('solution')
    .values({ slug: 'publik', name: 'Publik', fr: 'Des démarches.', created_on: day, changed_on: day })
    .execute()
  const declared = async (over: Record<string, string> = {}) => {
    const answer = await cast.member.post('/communs/nouveau', { ...DECLARATION, ...over })
    expect(answer.status).toBe(303)
    return '/communs/publik'
  }
  const html = async (path: string, who: { get: World['get'] } = world) => (await who.get(path)).text()
  const read = () => readRepositories(world.acting(), async () => done(SILENT))
  const calls = () => world.db.selectFrom('common_call').selectAll().orderBy('id').execute()
  return { world, cast, declared, html, read, calls }
}
export type CommonWorld = Awaited<ReturnType<typeof commonWorld>>
