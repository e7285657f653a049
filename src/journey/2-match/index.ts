import { comparisonRoutes } from './comparison/comparison.routes.tsx'
import { poolingRoutes } from './pooling/pooling.routes.tsx'
import { resultRoutes } from './results/result.routes.tsx'

/** The pages of chapter 2, that of a need and its solutions included. */
export const matchChapter = [comparisonRoutes, poolingRoutes, resultRoutes]
