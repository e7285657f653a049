import type { Child } from 'hono/jsx'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { Empty, Section, Stack, State, Table } from '#platform/ui/index.tsx'
import { FRESH_MONTHS, type Provider, type Usage } from '#registry/evidence/index.ts'
import { isKind, organisationWords } from '#registry/organisation/index.ts'
import { words } from './passport.words.ts'
import { type CitedSource, statementSource } from './provenance.page.tsx'

export type Cite = (source: string) => CitedSource | undefined
export type KindCount = { kind: string | null; bodies: bigint }
export type ProofsProps = {
  lang: Lang
  slug: string
  name: string
  /** How many bodies count today, by kind. */
  kinds: readonly KindCount[]
  current: readonly Usage[]
  toConfirm: readonly Usage[]
  cite: Cite
}

export const usersOf = (kinds: readonly KindCount[]): number =>
  kinds.reduce((sum, { bodies }) => sum + Number(bodies), 0)

const bodyName = (lang: Lang, { siren, registered_name, name }: Usage): Child =>
  siren && registered_name ? <a href={to(lang, `/organismes/${siren}`)}>{name}</a> : name

/** Who uses it, for what, since when, and who says so. */
export const UsageTable = (props: { lang: Lang; caption: string; usages: readonly Usage[]; cite: Cite }) => {
  const { lang, caption, usages, cite } = props
  const said = words[lang]
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[{ label: said.body }, { label: said.purpose }, { label: said.since }, { label: said.saidBy }]}
      rows={usages.map((usage) => [
        bodyName(lang, usage),
        usage.purpose ?? '–',
        usage.since ? formatDate(lang, usage.since) : '–',
        statementSource(lang, usage, cite(usage.source)),
      ])}
    />
  )
}

/** « · Commune (8) · Région (2) »: in one line, since there may be thirteen kinds. */
export function kindsText(lang: Lang, kinds: readonly KindCount[]): string {
  const said = words[lang]
  const label = (kind: string | null) =>
    kind && isKind(kind) ? organisationWords[lang].kinds[kind] : said.unknownKind
  return kinds.map(({ kind, bodies }) => said.kind(label(kind), formatNumber(lang, bodies))).join('')
}

/** On the passport: the first proofs, how many there are in all, and the way to declare one. */
export const ProofsSection = (props: ProofsProps & { shown: number }) => {
  const { lang, slug, name, kinds, current, toConfirm, cite, shown } = props
  const said = words[lang]
  const users = usersOf(kinds)
  const href = to(lang, `/solutions/${slug}/usages`)
  const isNone = current.length + toConfirm.length === 0
  return (
    <Section id="preuves" title={said.proofs} note={said.proofsNote(FRESH_MONTHS)}>
      <Stack>
        {isNone && (
          <Empty title={said.noProof} action={{ href: `${href}/nouveau`, label: said.useIt }}>
            {said.noProofText}
          </Empty>
        )}
        {users > 0 && (
          <>
            <p>
              <strong>{said.proofsCount(formatNumber(lang, users), users)}</strong>
              {kindsText(lang, kinds)}
            </p>
            <UsageTable
              {...{ lang, cite }}
              caption={said.currentCaption(name)}
              usages={current.slice(0, shown)}
            />
          </>
        )}
        {toConfirm.length > 0 && (
          <State kind="attn">
            {said.toConfirmCount(formatNumber(lang, toConfirm.length), toConfirm.length)}
          </State>
        )}
        {users === 0 && toConfirm.length > 0 && (
          <UsageTable
            {...{ lang, cite }}
            caption={said.toConfirmCaption(name)}
            usages={toConfirm.slice(0, shown)}
          />
        )}
        {!isNone && (
          <p>
            <a href={href}>{said.allProofs}</a>
          </p>
        )}
      </Stack>
    </Section>
  )
}

type ProvidersProps = {
  lang: Lang
  slug: string
  providers: readonly Provider[]
  regionName: (code: string) => string
  cite: Cite
}

export const ProviderTable = ({ lang, providers, regionName, cite }: Omit<ProvidersProps, 'slug'>) => {
  const said = words[lang]
  return (
    <Table
      caption={said.providers}
      captionUnseen
      columns={[
        { label: said.provider },
        { label: said.service },
        { label: said.region },
        { label: said.saidBy },
      ]}
      rows={providers.map((provider) => [
        provider.name,
        provider.service ?? '–',
        provider.region ? regionName(provider.region) : '–',
        statementSource(lang, provider, cite(provider.source)),
      ])}
    />
  )
}

export const ProvidersSection = (props: ProvidersProps & { shown: number }) => {
  const { lang, slug, providers, shown } = props
  const said = words[lang]
  return (
    <Section id="prestataires" title={said.providers} note={said.providersNote}>
      {providers.length === 0 ? (
        <p class="doux">{said.noProvider}</p>
      ) : (
        <ProviderTable {...props} providers={providers.slice(0, shown)} />
      )}
      {providers.length > shown && (
        <p>
          <a href={to(lang, `/solutions/${slug}/prestataires`)}>{said.allProviders}</a>
        </p>
      )}
    </Section>
  )
}
