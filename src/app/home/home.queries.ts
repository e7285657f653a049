import type { Db } from '#platform/database.ts'

export type HomeCounts = { solutions: number; proofs: number; needs: number; bodies: number }

export const countsOf = async (_db: Db): Promise<HomeCounts> => ({
  solutions: 0,
  proofs: 0,
  needs: 0,
  bodies: 0,
})
