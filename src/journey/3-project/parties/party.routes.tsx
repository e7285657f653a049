import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { organisationWords, refOf, searchOrganisations } from '#registry/organisation/index.ts'
import { namesOf } from '#registry/person/index.ts'
import { insidersOf } from '#registry/space/index.ts'
import { peopleOf } from '../projects/project.queries.ts'
import { changing, inside, pathOf } from '../projects/project.routes.ts'
import type { Seen } from '../projects/see-project.ts'
import { addLead, addParty, endParty, endTie } from './party.actions.ts'
import { type Found, PartyPage, type PartyRefusal, type RefusedForm } from './party.page.tsx'
import { mayEndPart } from './party.policy.ts'
import { partiesOf } from './party.queries.ts'

async function show(c: Context<Visit>, seen: Seen, refusal?: RefusedForm) {
  const { db, actor, lang, today } = c.var
  const { project, mayChange } = seen
  const asked = refusal?.values.organisme ?? c.req.query('organisme') ?? ''
  const search = mayChange ? asked.trim().slice(0, 100) : ''
  const [parties, people, members, found] = await Promise.all([
    partiesOf(db, project.id, true),
    peopleOf(db, project.id, today),
    mayChange ? insidersOf(db, project.organisation_id, today) : [],
    search ? find(c, search) : [],
  ])
  const ids = [...people.map(({ person_id }) => person_id), ...members]
  const names = await namesOf(db, [...new Set(ids)])
  const isLead = new Set(people.filter(({ tie }) => tie === 'lead').map(({ person_id }) => person_id))
  return c.html(
    <PartyPage
      {...{ lang, today, project, mayChange, search, found, refusal }}
      path={pathOf(seen, '/parties')}
      parties={parties.map((party) => ({
        ...party,
        href: `/organismes/${refOf({ ...party, kind: party.body_kind })}`,
        mayEnd: mayEndPart(actor, seen, party.organisation_id),
      }))}
      people={people.map((one) => ({
        ...one,
        name: names.get(one.person_id),
        mayEnd: mayChange || one.person_id === actor.person?.id,
      }))}
      members={members.flatMap((value) => {
        const label = names.get(value)
        return label === undefined || isLead.has(value) ? [] : [{ value, label }]
      })}
    />,
    refusal ? 422 : 200,
  )
}

async function find({ var: { db, lang } }: Context<Visit>, q: string): Promise<Found[]> {
  const { rows } = await searchOrganisations(db, { q })
  return rows.map(({ id, name, kind, siren, departement }) => ({
    id,
    name,
    detail: [organisationWords[lang].kinds[kind], siren, departement].filter(Boolean).join(' · '),
  }))
}

type Did = { done: true } | { done: false; reason: PartyRefusal | 'gone' }

type Act = (c: Context<Visit>, slug: string, fields: Fields) => Promise<Did>

/** One gesture of the page; a refusal is said in the form that was sent, with what was typed. */
const acting = (at: string, act: Act) => async (c: Context<Visit>, seen: Seen) => {
  const values = await fieldsOf(c)
  const outcome = await act(c, seen.project.slug, values)
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen, '/parties')), 303)
  const { reason } = outcome
  const form = at === 'fin' ? `fin-${idIn(c)}` : at
  return reason === 'gone' ? c.notFound() : show(c, seen, { at: form, reason, values })
}

export const partyRoutes = new Hono<Visit>()
  .get(
    '/chantiers/:slug/parties',
    inside((c, seen) => show(c, seen)),
  )
  .post(
    '/chantiers/:slug/parties',
    changing(acting('ajouter', (c, slug, fields) => addParty(c.var, slug, fields))),
  )
  .post(
    '/chantiers/:slug/parties/:id/fin',
    inside(acting('fin', (c, slug, fields) => endParty(c.var, slug, idIn(c), fields))),
  )
  .post(
    '/chantiers/:slug/personnes',
    changing(acting('personnes', (c, slug, fields) => addLead(c.var, slug, fields))),
  )
  .post(
    '/chantiers/:slug/personnes/:id/fin',
    inside(acting('personnes', (c, slug) => endTie(c.var, slug, idIn(c)))),
  )
