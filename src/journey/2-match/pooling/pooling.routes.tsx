import { type Context, Hono } from 'hono'
import { findOwnNeed, type OwnNeed } from '#journey/1-need/index.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { territoryNames } from '#registry/organisation/index.ts'
import type { MatchSlots } from '../slots.routes.ts'
import { alikeTo, suggestedGroups } from './alike.queries.ts'
import { FormingPage } from './forming.page.tsx'
import { announce, formGroup, joinGroup, leaveGroup } from './group.actions.ts'
import { GroupPage } from './group.page.tsx'
import { findGroup, listGroups, membersOf, ownOpenNeeds } from './group.queries.ts'
import { PoolingPage } from './pooling.page.tsx'
import type { PoolingRefusal } from './pooling.words.ts'

const ownNeedOf = (c: Context<Visit>) => findOwnNeed(c.var.db, c.var.actor, c.req.param('ref') ?? '')
const groupRefOf = (c: Context<Visit>) => c.req.param('ref') ?? ''

async function showGroup(c: Context<Visit>, { ofGroup }: MatchSlots, refusal?: PoolingRefusal) {
  const { db, lang, actor } = c.var
  const group = await findGroup(db, groupRefOf(c))
  if (!group) return c.notFound()
  const [members, own, territories] = await Promise.all([
    membersOf(db, group.id),
    ownOpenNeeds(db, actor, group.id),
    territoryNames(db),
  ])
  const regionOf = (code: string | null) =>
    territories.find(({ kind, insee_code }) => kind === 'region' && insee_code === code)?.name
  const path = `/groupes/${group.ref}`
  return c.html(
    <GroupPage {...{ lang, path, group, members, own, regionOf, refusal }}>
      {await ofGroup?.(c.var, group)}
    </GroupPage>,
    refusal ? 422 : 200,
  )
}

type Sent = { values: { title: string; purpose: string; invited: string[] }; refusal: PoolingRefusal }

async function showForming(c: Context<Visit>, need: OwnNeed, sent?: Sent) {
  const { db, lang, path } = c.var
  const alike = await alikeTo(c.var, need)
  const groups = await listGroups(db, [need.id, ...alike.map((one) => one.need.id)])
  const values = sent?.values ?? {
    title: need.visibility === 'public' ? need.title : (need.public_title ?? ''),
    purpose: '',
    invited: alike.map((one) => one.need.ref),
  }
  return c.html(
    <FormingPage {...{ lang, path, need, groups, alike, values }} refusal={sent?.refusal} />,
    sent ? 422 : 200,
  )
}

async function form(c: Context<Visit>) {
  const need = await ownNeedOf(c)
  if (!need) return c.notFound()
  const body = await c.req.parseBody({ all: true })
  const texts = (value: unknown): string[] => [value].flat().filter((one) => typeof one === 'string')
  const [title = '', purpose = ''] = [texts(body.title)[0], texts(body.purpose)[0]]
  const values = { title, purpose, invited: texts(body.invited) }
  const outcome = await formGroup(c.var, need.ref, values, c.var.origin)
  if (!outcome.done) return showForming(c, need, { values, refusal: outcome.reason })
  return c.redirect(to(c.var.lang, `/groupes/${outcome.value.ref}`), 303)
}

const needRefIn = async (c: Context<Visit>): Promise<Record<string, string>> => {
  const { besoin, euros } = await c.req.parseBody()
  return { besoin: typeof besoin === 'string' ? besoin : '', euros: typeof euros === 'string' ? euros : '' }
}

export const poolingRoutesWith = (slots: MatchSlots) =>
  new Hono<Visit>()
    .get('/mutualiser', async (c) => {
      const { db, lang, path } = c.var
      const [groups, suggested] = await Promise.all([listGroups(db), suggestedGroups(c.var)])
      return c.html(<PoolingPage {...{ lang, path, groups, suggested }} />)
    })
    .get('/besoins/:ref/grouper', async (c) => {
      const need = await ownNeedOf(c)
      return need ? showForming(c, need) : c.notFound()
    })
    .post('/besoins/:ref/grouper', form)
    .get('/groupes/:ref', (c) => showGroup(c, slots))
    .post('/groupes/:ref/rejoindre', async (c) => {
      const { besoin = '' } = await needRefIn(c)
      const outcome = await joinGroup(c.var, groupRefOf(c), besoin)
      return outcome.done
        ? c.redirect(to(c.var.lang, `/groupes/${groupRefOf(c)}`), 303)
        : showGroup(c, slots, outcome.reason)
    })
    .post('/groupes/:ref/montant', async (c) => {
      const { besoin = '', euros } = await needRefIn(c)
      const outcome = await announce(c.var, groupRefOf(c), besoin, { euros })
      return outcome.done
        ? c.redirect(to(c.var.lang, `/groupes/${groupRefOf(c)}`), 303)
        : showGroup(c, slots, outcome.reason)
    })
    .post('/groupes/:ref/quitter', async (c) => {
      const { besoin = '' } = await needRefIn(c)
      const outcome = await leaveGroup(c.var, groupRefOf(c), besoin)
      if (!outcome.done) return showGroup(c, slots, outcome.reason)
      return c.redirect(
        to(c.var.lang, outcome.value.isClosed ? '/mutualiser' : `/groupes/${groupRefOf(c)}`),
        303,
      )
    })
