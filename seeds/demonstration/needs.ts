import { describeNeed, preciseNeed } from '#journey/1-need/needs/need.actions.ts'
import { publishNeed } from '#journey/1-need/needs/publication.actions.ts'
import { formGroup, joinGroup } from '#journey/2-match/pooling/group.actions.ts'
import { hashKey } from '#platform/keys.ts'
import { type Body, bodies, MARK, type Who } from './cast.ts'
import { must, ORIGIN, type Scene, type Stage, scene } from './stage.ts'

type Told = {
  name: string
  by: Who
  body: Body
  daysAgo: number
  title: string
  text: string
  population: string
}

const told: readonly Told[] = [
  {
    ...{ name: 'salles-clairlieu', by: 'maud', body: 'clairlieu', daysAgo: 240, population: '2400' },
    title: `Réserver les salles communes ${MARK}`,
    text: 'Nos associations réservent les trois salles de la commune par téléphone, sur un cahier. Nous voulons un agenda partagé où chacun voit ce qui est libre, et que les agents valident.',
  },
  {
    ...{ name: 'salles-hautebruyere', by: 'noe', body: 'hautebruyere', daysAgo: 232, population: '1100' },
    title: `Un agenda pour nos deux salles ${MARK}`,
    text: 'Deux salles, beaucoup de demandes, des doubles réservations. Il nous faut un agenda des salles, simple, que les habitants peuvent lire sans compte.',
  },
  {
    ...{ name: 'chemins', by: 'maud', body: 'clairlieu', daysAgo: 150, population: '2400' },
    title: `Une carte des chemins ${MARK}`,
    text: 'Les chemins communaux ne sont sur aucune carte à jour. Nous voulons une carte libre que les habitants corrigent, avec l’état des chemins après les tempêtes.',
  },
]

/** Three needs, two of which are the same: they form a group. */
export const needScenes: readonly Scene[] = [
  ...told.map((need) => scene(need.daysAgo, (stage) => tell(stage, need))),
  scene(225, gather),
]

async function tell(stage: Stage, { name, by, body, daysAgo, ...need }: Told): Promise<void> {
  const acting = await stage.as(by, daysAgo)
  const { ref, key } = must(name, await describeNeed(acting, { text: need.text }))
  stage.slugs.set(name, ref)
  stage.keys.set(name, hashKey(key))
  const author = await stage.as(by, daysAgo)
  const facts = {
    ...{ ...need, organisation: String(stage.bodies.get(body) ?? ''), body_name: bodies[body].name },
    ...{ body_kind: 'commune', region_code: '53' },
  }
  must(name, await preciseNeed(author, ref, facts))
  must(name, await publishNeed(author, ref, { visibility: 'public' }, ORIGIN))
}

async function gather(stage: Stage): Promise<void> {
  const fields = {
    title: `Des salles bien partagées ${MARK}`,
    purpose: 'Faire une fois, à deux communes, un agenda que les suivantes reprendront.',
  }
  const maud = await stage.as('maud', 225)
  const { ref } = must(
    'the group',
    await formGroup(maud, stage.slugs.get('salles-clairlieu') ?? '', fields, ORIGIN),
  )
  stage.slugs.set('salles', ref)
  const noe = await stage.as('noe', 225)
  must('the second need', await joinGroup(noe, ref, stage.slugs.get('salles-hautebruyere') ?? ''))
}
