import { dayOf } from '#platform/clock.ts'
import { formatDate, inOrder, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choices,
  Disclosure,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Page,
  Row,
  Section,
  Select,
  Stack,
  Table,
  TableFiles,
} from '#platform/ui/index.tsx'
import { type Role, roles } from './roles.ts'
import { roleWords } from './roles.words.ts'
import { trailOf } from './space.page.tsx'
import type { InvitationRow, MemberRow, Space } from './space.queries.ts'
import { type SpaceRefusal, words } from './space.words.ts'

export type MembersProps = {
  lang: Lang
  path: string
  today: string
  space: Space
  self: string
  members: readonly MemberRow[]
  invitations: readonly InvitationRow[]
  rights: { invite: boolean; end: boolean; administer: boolean }
  given: Readonly<Record<string, string>>
  refusal?: SpaceRefusal | undefined
  wrong?: readonly string[] | undefined
}

/** The role whose end was just refused: its form is one of many, and its fields carry its number. */
const refusedEnd = (path: string) => /\/membres\/(\d+)\/fin$/.exec(path)?.[1]
const isPast = ({ until_on }: MemberRow, today: string) => until_on !== null && until_on < today

export const MembersPage = (props: MembersProps) => {
  const { lang, path, space, members, today, rights, refusal, wrong = [] } = props
  const said = words[lang]
  const past = members.filter((member) => isPast(member, today))
  return (
    <Page
      lang={lang}
      path={path}
      section="spaces"
      title={said.members}
      lead={said.membersNote}
      breadcrumb={trailOf(lang, space)}
      robots="noindex"
    >
      {refusal && <Notice kind="err" title={said.refusals[refusal]} live />}
      <ErrorSummary
        errors={wrong.map((field) => ({
          field: [field, refusedEnd(path)].filter(Boolean).join('-'),
          message: said.fields[field] ?? field,
        }))}
      />
      <Section id="membres" title={said.members}>
        <Roles {...props} rows={members.filter((member) => !isPast(member, today))} />
        <TableFiles href={to(lang, `/espaces/${space.slug}/membres`)} />
      </Section>
      {rights.invite && <Invite {...props} />}
      {rights.invite && <Give {...props} />}
      {past.length > 0 && (
        <Section id="passes" title={said.past}>
          <Roles {...props} rows={past} />
        </Section>
      )}
    </Page>
  )
}

const Roles = (props: MembersProps & { rows: readonly MemberRow[] }) => {
  const { lang, rows, self, rights, today } = props
  const said = words[lang]
  return (
    <Table
      caption={said.members}
      captionUnseen
      columns={[
        { label: said.member },
        { label: said.role },
        { label: said.from, kind: 'date' },
        { label: said.to, kind: 'date' },
        { label: said.change, unseen: true },
      ]}
      rows={rows
        .toSorted((a, b) => inOrder(lang, a.name, b.name))
        .map((member) => [
          member.erased_at ? said.erased : member.name,
          roleWords[lang].roles[member.role],
          formatDate(lang, member.from_on),
          member.until_on ? formatDate(lang, member.until_on) : '',
          isPast(member, today)
            ? rights.end && member.ended_reason
            : (rights.end || member.person_id === self) && <End {...props} member={member} />,
        ])}
    />
  )
}

const End = ({
  lang,
  path,
  space,
  self,
  today,
  member,
  given,
  wrong,
}: MembersProps & { member: MemberRow }) => {
  const said = words[lang]
  const hasEnd = member.until_on !== null
  const label = hasEnd ? said.changeEnd : member.person_id === self ? said.leave : said.end
  const id = String(member.id)
  const refusedFields = refusedEnd(path) === id ? (wrong ?? []) : []
  const isRefused = refusedFields.length > 0
  const error = (field: string) => (refusedFields.includes(field) ? said.fields[field] : undefined)
  return (
    <Disclosure summary={label} open={isRefused}>
      <Form
        action={to(lang, `/espaces/${space.slug}/membres/${id}/fin`)}
        label={said.endTitle(roleWords[lang].roles[member.role], member.name)}
      >
        <Field
          name="jusqu"
          id={`jusqu-${id}`}
          type="date"
          label={said.endOn}
          value={isRefused ? given.jusqu : (member.until_on ?? today)}
          error={error('jusqu')}
          help={hasEnd ? said.endHelp : undefined}
        />
        <Field
          name="motif"
          id={`motif-${id}`}
          label={said.reason}
          value={isRefused ? given.motif : undefined}
          error={error('motif')}
          optional={member.person_id === self}
          maxlength={500}
        />
        <Row as="div">
          <Button kind="second">{label}</Button>
        </Row>
      </Form>
    </Disclosure>
  )
}

/** Who is no administrator cannot make one. */
const rolesToGive = ({ lang, rights }: MembersProps) =>
  roles
    .filter((role: Role) => rights.administer || role !== 'administrator')
    .map((role) => ({ value: role, label: roleWords[lang].roles[role] }))

const Invite = (props: MembersProps) => {
  const { lang, space, invitations, given, wrong = [] } = props
  const said = words[lang]
  const error = (field: string) => (wrong.includes(field) ? said.fields[field] : undefined)
  return (
    <Section id="inviter" title={said.invite} note={said.inviteNote}>
      <Stack>
        <Form action={to(lang, `/espaces/${space.slug}/invitations`)} label={said.invite}>
          <Field
            name="courriel"
            type="email"
            label={said.email}
            value={given.courriel}
            error={error('courriel')}
          />
          <Choices
            name="roles"
            kind="checkbox"
            legend={said.roles}
            options={rolesToGive(props)}
            value={given.roles?.split(',')}
            error={error('roles')}
          />
          <Row as="div">
            <Button kind="first">{said.send}</Button>
          </Row>
        </Form>
        {invitations.length > 0 && (
          <Table
            caption={said.waiting}
            columns={[
              { label: said.email },
              { label: said.roles },
              { label: said.to, kind: 'date' },
              { label: said.change, unseen: true },
            ]}
            rows={invitations.map(({ id, email, roles: offered, expires_at }) => [
              email,
              offered.map((role) => roleWords[lang].roles[role]).join(', '),
              formatDate(lang, dayOf(expires_at)),
              <Form action={to(lang, `/espaces/${space.slug}/invitations/${id}/retrait`)} label={email}>
                <Button kind="second">{said.withdraw}</Button>
              </Form>,
            ])}
          />
        )}
      </Stack>
    </Section>
  )
}

const Give = (props: MembersProps) => {
  const { lang, space, members, today, wrong = [], given } = props
  const said = words[lang]
  const error = (field: string) => (wrong.includes(field) ? said.fields[field] : undefined)
  const there = members.filter((row) => !row.erased_at && row.from_on <= today && !isPast(row, today))
  const people = new Map(there.map((row) => [row.person_id, row.name]))
  return (
    <Section id="donner" title={said.give}>
      <Form action={to(lang, `/espaces/${space.slug}/membres`)} label={said.give}>
        <Select
          name="personne"
          label={said.person}
          value={given.personne}
          error={error('personne')}
          options={[...people].map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="role"
          label={said.role}
          value={given.role}
          error={error('role')}
          options={rolesToGive(props)}
        />
        <Field name="des" type="date" label={said.from} value={given.des ?? today} error={error('des')} />
        <Field
          name="jusqu"
          type="date"
          label={said.untilOptional}
          value={given.jusqu}
          error={error('jusqu')}
          optional
        />
        <Field name="motif" label={said.reason} value={given.motif} optional maxlength={500} />
        <Row as="div">
          <Button kind="second">{said.giveAction}</Button>
        </Row>
      </Form>
    </Section>
  )
}
