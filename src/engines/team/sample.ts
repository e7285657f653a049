import type { Instance, Person, Project, Role } from './instance.ts'
import { randomFrom } from './random.ts'

const SKILLS = Array.from({ length: 40 }, (_, i) => `skill-${i + 1}`)
const TERRITORIES = Array.from({ length: 13 }, (_, i) => `territory-${i + 1}`)
const CAUSES = Array.from({ length: 12 }, (_, i) => `cause-${i + 1}`)
const PERIODS = ['2027-01', '2027-02', '2027-03'].map((id) => ({ id, from: `${id}-01`, to: `${id}-28` }))

export type SampleSize = { people: number; projects: number; roles: number; seed: number }

/** A made-up pool and its projects, for the tests and the benches. Nobody in it exists. */
export function sampleInstance({ people, projects, roles, seed }: SampleSize): Instance {
  const random = randomFrom(seed)
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const someOf = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: between(0, most) }, () => oneOf(list))),
  ]
  const role = (at: number): Role => ({
    id: `role-${at + 1}`,
    halfDays: between(10, 60),
    skills: [
      { id: oneOf(SKILLS.slice(0, 20)), level: between(1, 2) },
      { id: oneOf(SKILLS.slice(20)), level: 1, nice: true },
    ],
  })
  const project = (at: number): Project => ({
    id: `project-${String(at + 1).padStart(3, '0')}`,
    budget: between(40, 90) * 100_000,
    territory: oneOf(TERRITORIES),
    themes: someOf(CAUSES, 3),
    studio: random() < 0.3,
    roles: Array.from({ length: roles }, (_, i) => role(i)),
  })
  // Someone who has little time has little all along, give or take.
  const availability = () => {
    const usual = between(2, 20)
    return PERIODS.map(() => Math.max(0, usual + between(-3, 3)))
  }
  const person = (at: number): Person => ({
    id: `person-${String(at + 1).padStart(6, '0')}`,
    territory: oneOf(TERRITORIES),
    remote: random() < 0.6,
    skills: Object.fromEntries(Array.from({ length: between(2, 8) }, () => [oneOf(SKILLS), between(1, 3)])),
    learns: someOf(SKILLS, 3),
    aspirations: someOf(SKILLS, 4),
    causes: someOf(CAUSES, 3),
    senior: random() < 0.2,
    learner: random() < 0.15,
    available: availability(),
    rate: between(15, 45) * 1_000,
    load: between(0, 40),
    target: between(30, 60),
  })
  return {
    seed,
    periods: PERIODS,
    projects: Array.from({ length: projects }, (_, i) => project(i)),
    people: Array.from({ length: people }, (_, i) => person(i)),
  }
}
