import type { Job } from '#platform/jobs.ts'
import { askAboutRefusals } from './lesson.actions.ts'

/** Soon after a body says no to a part: while those who proposed it remember why. */
export const lessonJobs: Job[] = [
  {
    name: 'project-lessons-of-refusals',
    cron: '*/15 * * * *',
    run: (acting) => askAboutRefusals(acting),
  },
]
