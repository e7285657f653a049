import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Empty, Note, Page, Row, Section, Table } from '#platform/ui/index.tsx'
import { actWords } from './acts.words.ts'
import { type ActCodes, tellTarget } from './audit-told.ts'
import type { InstanceActRow } from './instance.queries.ts'
import { instanceWords } from './instance.words.ts'
import { type Action, type Column, permissions } from './permissions.ts'
import { roleWords } from './roles.words.ts'
import { trailOf } from './space.page.tsx'
import type { AuditRow, Space } from './space.queries.ts'
import { words } from './space.words.ts'

type AuditProps = {
  lang: Lang
  path: string
  space: Space
  rows: readonly AuditRow[]
  next: bigint | undefined
  arrivals: readonly InstanceActRow[]
  actCodes: ActCodes
}

export const AuditPage = ({ lang, path, space, rows, next, arrivals, actCodes }: AuditProps) => {
  const said = words[lang]
  const arrived = instanceWords[lang]
  const base = to(lang, `/espaces/${space.slug}/registre`)
  return (
    <Page
      lang={lang}
      path={path}
      section="spaces"
      title={said.audit}
      lead={said.auditLead}
      breadcrumb={trailOf(lang, space)}
      robots="noindex"
    >
      <Section id="actes" title={said.audit}>
        {arrivals.map(({ made_at, person }) => (
          <Note>{arrived.arrived(formatDate(lang, dayOf(made_at)), person ?? arrived.terminal)}</Note>
        ))}
        {rows.length === 0 ? (
          <Empty title={said.auditNone} />
        ) : (
          <Table
            caption={said.audit}
            captionUnseen
            columns={[
              { label: said.when, kind: 'date' },
              { label: said.who },
              { label: said.what },
              { label: said.target },
              { label: said.subject },
              { label: said.reason },
            ]}
            rows={rows.map(({ made_at, person_id, name, act, target, subject, reason }) => [
              formatDate(lang, dayOf(made_at)),
              name ?? (person_id === null ? said.theSite : said.somebody),
              actWords[lang][act],
              tellTarget(lang, act, target, actCodes),
              subject ?? '',
              reason ?? '',
            ])}
          />
        )}
        <Row ends>
          {next !== undefined && <a href={`${base}?avant=${next}`}>{said.older}</a>}
          <a href={to(lang, `/espaces/${space.slug}/registre.csv`)}>{said.csv}</a>
          <a href={to(lang, '/instance/registre')}>{arrived.title}</a>
        </Row>
      </Section>
    </Page>
  )
}

/** Made of the table itself: what the page says is what the program does. */
export const RightsPage = ({ lang, path }: { lang: Lang; path: string }) => {
  const said = words[lang]
  const { actions, columns } = roleWords[lang]
  const rows = Object.entries(permissions) as [Action, readonly Column[]][]
  return (
    <Page lang={lang} path={path} title={said.rights} lead={said.rightsLead} description={said.rightsLead}>
      <Section id="droits" title={said.rights}>
        <Table
          caption={said.rights}
          captionUnseen
          columns={[{ label: said.rightsAction }, { label: said.rightsWho }]}
          rows={rows.map(([action, allowed]) => [
            actions[action],
            allowed.map((column) => columns[column]).join(', '),
          ])}
        />
      </Section>
    </Page>
  )
}
