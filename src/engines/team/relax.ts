import { byId, type Instance, type Person, type Project, type Role } from './instance.ts'

/** A hard rule of a project, or a project that asks for the same people. `where` names the role, person or project. */
export type ClashingRule = {
  readonly rule:
    | 'other-project'
    | 'capacity'
    | 'projects-max'
    | 'engagement-min'
    | 'dates'
    | 'refused'
    | 'people-max'
    | 'people-min'
    | 'learner-role'
    | 'learners-max'
    | 'skills'
    | 'budget'
    | 'kept'
    | 'must-role'
    | 'senior'
    | 'learner-place'
  readonly where: string
}

const NO_LIMIT = 1_000

/**
 * The rules that bear on a project, those first that one doubts first: what remains of them after a search for the
 * fewest that clash is what the project itself asks for.
 */
export function rulesOf(project: Project, others: readonly string[]): ClashingRule[] {
  const { id } = project
  const roles = project.roles.toSorted(byId)
  const each = (rule: ClashingRule['rule'], some: readonly Role[]) =>
    some.map((role): ClashingRule => ({ rule, where: role.id }))
  const whole = (rule: ClashingRule['rule'], holds: boolean): ClashingRule[] =>
    holds ? [{ rule, where: id }] : []
  return [
    ...others.toSorted().map((where): ClashingRule => ({ rule: 'other-project', where })),
    ...whole('capacity', true),
    ...whole('projects-max', true),
    ...whole('engagement-min', true),
    ...each(
      'dates',
      roles.filter(({ dates }) => dates && dates.length > 0),
    ),
    ...whole('refused', (project.refused ?? []).length > 0),
    ...each('people-max', roles),
    ...whole('learners-max', project.studio !== true),
    ...each(
      'skills',
      roles.filter(({ skills }) => skills?.some(({ nice }) => nice !== true)),
    ),
    ...each(
      'learner-role',
      roles.filter(({ learner }) => learner),
    ),
    ...whole('budget', project.budget !== undefined),
    ...(project.kept ?? [])
      .map(({ person }): ClashingRule => ({ rule: 'kept', where: person }))
      .toSorted((a, b) => (a.where < b.where ? -1 : 1)),
    ...each(
      'must-role',
      roles.filter(({ must }) => must),
    ),
    ...each(
      'people-min',
      roles.filter(({ peopleMin = 0, must }) => peopleMin > (must ? 1 : 0)),
    ),
    ...whole('senior', project.senior !== false),
    ...whole('learner-place', project.studio === true),
  ]
}

/** The same instance without some rules of one project. */
export function without(instance: Instance, id: string, dropped: readonly ClashingRule[]): Instance {
  const has = (rule: ClashingRule['rule'], where?: string) =>
    dropped.some((one) => one.rule === rule && (where === undefined || one.where === where))
  const projects = instance.projects
    .filter((project) => !has('other-project', project.id))
    .map((project) => (project.id === id ? relaxed(project, has) : project))
  const people = has('capacity') ? instance.people.map(tireless) : instance.people
  const rules = {
    ...instance.policy?.rules,
    ...(has('projects-max') && { projectsMax: NO_LIMIT }),
    ...(has('engagement-min') && { engagementMin: 1 }),
  }
  return {
    ...instance,
    projects,
    people: has('projects-max') ? people.map((one) => ({ ...one, projectsMax: NO_LIMIT })) : people,
    policy: { ...instance.policy, rules },
  }
}

const tireless = (person: Person): Person => ({ ...person, available: NO_LIMIT })

type Has = (rule: ClashingRule['rule'], where?: string) => boolean

function relaxed(project: Project, has: Has): Project {
  const { budget, ...rest } = project
  return {
    ...rest,
    ...(budget !== undefined && !has('budget') && { budget }),
    ...(has('senior') && { senior: false }),
    // A studio has as many learners as it likes: it keeps that when it needs none.
    ...(has('learner-place') && { studio: false, learnersMax: NO_LIMIT }),
    ...(has('learners-max') && { learnersMax: NO_LIMIT }),
    ...(has('refused') && { refused: [] }),
    kept: (project.kept ?? []).filter(({ person }) => !has('kept', person)),
    roles: project.roles.map((role) => relaxedRole(role, has)),
  }
}

const relaxedRole = (role: Role, has: Has): Role => ({
  ...role,
  ...(has('people-max', role.id) && { peopleMax: NO_LIMIT }),
  ...(has('must-role', role.id) && { must: false }),
  ...(has('people-min', role.id) && { peopleMin: 0 }),
  ...(has('learner-role', role.id) && { learner: false }),
  ...(has('dates', role.id) && { dates: [] }),
  ...(has('skills', role.id) && { skills: (role.skills ?? []).map((skill) => ({ ...skill, nice: true })) }),
})
