export type { Limits, LinearModel, MilpAnswer, MilpSolver } from './linear.ts'
