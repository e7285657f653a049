export { type Composed, composeInWorker } from './compose-in-worker.ts'
export { loadHighsSolver } from './highs-solver.ts'
export { lightSolver } from './light-solver.ts'
export { type ProposeSettings, propose } from './propose.ts'
