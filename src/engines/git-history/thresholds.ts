/** From where a threshold comes, and on which day we read it. */
export type Threshold = { title: string; url: string; read: string }

const OPENCODE: Threshold = {
  title: 'openCode, Maintained badge',
  url: 'https://badges.opencode.de/en/official-badges/active-maintained-badge',
  read: '2026-11-22',
}
const CHAOSS_ABSENCE: Threshold = {
  title: 'CHAOSS, Contributor Absence Factor',
  url: 'https://chaoss.community/kb/metric-contributor-absence-factor/',
  read: '2026-11-22',
}
const CHAOSS_RESPONSE: Threshold = {
  title: 'CHAOSS, Time to First Response',
  url: 'https://chaoss.community/kb/metric-time-to-first-response/',
  read: '2026-11-22',
}
const CHAOSS_CLOSURE: Threshold = {
  title: 'CHAOSS, Change Request Closure Ratio',
  url: 'https://chaoss.community/kb/metric-change-request-closure-ratio/',
  read: '2026-11-22',
}
const CHAOSS_PEOPLE: Threshold = {
  title: 'CHAOSS, Contributors',
  url: 'https://chaoss.community/kb/metric-contributors/',
  read: '2026-11-22',
}

/**
 * The bounds of each criterion. Five commits, a version in six months and a bus factor of two are those of the
 * openCode badge (levels 1 to 3); what lies between « watch » and « red », and people active, are ours, 2026-11.
 */
export const thresholds = {
  'recent-commits': { source: OPENCODE, months: 6, ok: 5, watch: 1 },
  'last-commit': { source: OPENCODE, okMonths: 6, watchMonths: 12 },
  'last-release': { source: OPENCODE, okMonths: 6, watchMonths: 24 },
  'people-active': { source: CHAOSS_PEOPLE, months: 12, ok: 3, watch: 2 },
  'bus-factor': { source: CHAOSS_ABSENCE, months: 24, ok: 2, watch: 2 },
  'issue-response': { source: CHAOSS_RESPONSE },
  'change-closure': { source: CHAOSS_CLOSURE },
} as const
