import type { Hono } from 'hono'
import { functionOptions, needChapter } from '#journey/1-need/index.ts'
import { matchChapterWith } from '#journey/2-match/index.ts'
import {
  chantierActCodes,
  commonRoutes,
  commonsWaiting,
  followRoutes,
  journalSection,
  lessonAsked,
  lessonRoutes,
  partsWaiting,
  postRoutes,
  projectRoutesWith,
  projectsOfGroup,
  projectsOfNeed,
  projectsWaiting,
} from '#journey/3-project/index.ts'
import {
  positionsOn,
  spaceTeamDoor,
  teamRoutes,
  teamSection,
  teamStep,
  teamWaiting,
  teamWaitingOn,
} from '#journey/5-team/index.ts'
import type { Visit } from '#platform/http.ts'
import { usageRoutes } from '#registry/evidence/index.ts'
import { organisationRoutesWith } from '#registry/organisation/index.ts'
import { unknownSkillRoutes } from '#registry/skill/index.ts'
import { solutionRoutesWith } from '#registry/solution/index.ts'
import { instanceRoutes, spaceRoutesWith } from '#registry/space/index.ts'
import { departures } from './account/departures.ts'
import { apiRoutes } from './api/api.routes.ts'
import { apiPageRoutes } from './api/api-page.routes.tsx'
import { archiveDoor } from './archive/archive.routes.tsx'
import { dumpRoutes } from './dumps/dump.routes.ts'
import { galleryRoutes } from './gallery/gallery.routes.tsx'
import { homeRoutes } from './home/home.routes.tsx'
import { legalRoutes } from './legal/legal.routes.tsx'
import { mineRoutesWith } from './mine/mine.routes.tsx'
import { underNeed } from './projects/under-need.tsx'
import { retentionRoutes } from './retention/retention.routes.tsx'
import { aboutOrganisation } from './solutions/about-organisation.tsx'
import { aboutSolution } from './solutions/about-solution.tsx'
import { sourceRoutes } from './source/source.routes.tsx'
import { chapterDoors } from './spaces/space-doors.ts'

/** Every part of the site, in the order of the thread. */
export const routes: readonly Hono<Visit>[] = [
  homeRoutes,
  ...needChapter,
  ...matchChapterWith({ ofNeed: underNeed, ofChoice: projectsOfNeed, ofGroup: projectsOfGroup }),
  solutionRoutesWith({ functionOptions, about: aboutSolution }),
  usageRoutes,
  organisationRoutesWith({ about: aboutOrganisation }),
  mineRoutesWith({ waiting: [partsWaiting, teamWaiting, commonsWaiting, projectsWaiting] }),
  spaceRoutesWith({
    doors: [...chapterDoors, spaceTeamDoor, archiveDoor],
    onDeparture: departures,
    actCodes: chantierActCodes,
  }),
  instanceRoutes,
  ...projectRoutesWith({
    waiting: [teamWaitingOn],
    steps: [teamStep],
    positions: positionsOn,
    sections: [lessonAsked, teamSection, journalSection],
  }),
  commonRoutes,
  unknownSkillRoutes,
  ...teamRoutes,
  postRoutes,
  lessonRoutes,
  followRoutes,
  apiPageRoutes,
  apiRoutes,
  dumpRoutes,
  sourceRoutes,
  legalRoutes,
  retentionRoutes,
  galleryRoutes,
]
