import { assert } from '#engines/assert.ts'
import { checkIdentifier } from '#engines/siren/siren.ts'
import type { Acting } from '#platform/acting.ts'
import { done, type RefusalOf, refused } from '#platform/outcome.ts'
import type { CompanyDirectory } from './company-directory.ts'
import { fold, keyOf, searchText } from './fold.ts'
import { confirmedForm, type ManualField, manualForm, numberForm } from './organisation.form.ts'
import type { OrganisationTable } from './organisation.tables.ts'
import { organisationBySiren, placeOf } from './organisation-find.queries.ts'

type Facts = Pick<OrganisationTable, 'siret' | 'name' | 'kind' | 'legal_category' | 'address' | 'source'> & {
  siren: string
  postalCode: string | null
  communeCode: string | null
}
type Identifier = { siren: string; siret: string | null }

/**
 * Adds a body by its SIREN or SIRET: with the facts of the State’s directory, read again here because a form
 * proves nothing (`source: 'annuaire'`), or with what someone types (`source: 'saisie'`), and then said so.
 * Anyone may: a number names one body, and adding it tells nothing about who did.
 */
export async function addOrganisation(
  acting: Acting,
  fields: Readonly<Record<string, unknown>>,
  directory: CompanyDirectory,
) {
  const number = numberForm.safeParse(fields)
  const check = checkIdentifier(number.success ? number.data.numero : '')
  if (!check.valid) return refused('number-wrong', check)
  const known = await organisationBySiren(acting.db, check.siren)
  if (known) return refused('already-known', known)

  const decided =
    fields.source === 'annuaire'
      ? await factsOfDirectory(check, fields, directory)
      : factsByHand(check, fields)
  if (!decided.done) return decided
  const saved = await saveOrganisation(acting, decided.value)
  if (saved) return done(saved)
  const other = await organisationBySiren(acting.db, check.siren)
  assert(other !== undefined, 'an organisation that was not saved is already there')
  return refused('already-known', other)
}
export type AddRefusal = RefusalOf<typeof addOrganisation>

async function factsOfDirectory(
  { siren, siret }: Identifier,
  fields: Readonly<Record<string, unknown>>,
  directory: CompanyDirectory,
) {
  const answer = await directory.find(siret ?? siren)
  if (answer.state === 'unavailable') return refused('directory-silent', answer.why)
  if (answer.state === 'absent') return refused('not-in-directory')
  const { company } = answer
  if (company.isClosed) return refused('closed', company)
  const confirmed = confirmedForm.safeParse(fields)
  const { name, address, postalCode, communeCode, legalCategory: legal_category } = company
  const kind = confirmed.success ? confirmed.data.nature : company.kind
  const source = 'recherche-entreprises' as const
  return done<Facts>({
    ...{ siren, siret: siret ?? company.siret, name, kind, legal_category },
    ...{ address, postalCode, communeCode, source },
  })
}

function factsByHand({ siren, siret }: Identifier, fields: Readonly<Record<string, unknown>>) {
  const form = manualForm.safeParse(fields)
  if (!form.success) {
    // zod names the fields of its own schema.
    const wrong = form.error.issues.map((issue) => issue.path[0] as ManualField)
    return refused('form-incomplete', [...new Set(wrong)])
  }
  const { nom: name, nature: kind, adresse, code_postal } = form.data
  const source = 'saisie' as const
  return done<Facts>({
    ...{ siren, siret, name, kind, legal_category: null, source },
    ...{ address: adresse || null, postalCode: code_postal || null, communeCode: null },
  })
}

async function saveOrganisation({ db, today }: Acting, { postalCode, communeCode, ...facts }: Facts) {
  const place = await placeOf(db, { communeCode, postalCode })
  const postal_codes = postalCode ? [postalCode] : []
  const search_name = fold(facts.name)
  return (
    db
      .insertInto('organisation')
      .values({
        ...facts,
        ...{ departement: place?.departement ?? null, region: place?.region ?? null },
        ...{ postal_codes, source_date: today, search_name, search_key: keyOf(search_name) },
        search: searchText([facts.name, facts.siren, facts.siret, ...postal_codes, place?.departement ?? '']),
      })
      // Two people may add the same body at the same moment: the second finds it there.
      .onConflict((conflict) => conflict.column('siren').doNothing())
      .returning(['id', 'siren', 'name', 'kind', 'insee_code'])
      .executeTakeFirst()
  )
}
