export { loadHighsSolver } from './highs-solver.ts'
export { lightSolver } from './light-solver.ts'
export { type ProposeSettings, propose } from './propose.ts'
export { proposeInWorker } from './propose-in-worker.ts'
