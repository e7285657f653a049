import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Card,
  Cards,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Note,
  Notice,
  Page,
  Row,
  Section,
  Stack,
  Table,
} from '#platform/ui/index.tsx'
import type { Role } from './roles.ts'
import { roleWords } from './roles.words.ts'
import type { HeldInvitation, Space } from './space.queries.ts'
import { type SiteSaid, type SpaceRefusal, words } from './space.words.ts'

export type SpacesProps = {
  lang: Lang
  path: string
  own: readonly (Space & { held: readonly Role[] })[]
  /** Every space, for who runs the instance. */
  all: readonly Space[] | undefined
  invitations: readonly HeldInvitation[]
  given: Readonly<Record<string, string>>
  refusal?: SpaceRefusal | undefined
  /** What became of the site for which one works, when it opened nothing. */
  site?: SiteSaid | undefined
  wrong?: readonly string[] | undefined
  /** The letter that led here offers nothing any more. */
  isLost: boolean
}

const namesOfRoles = (lang: Lang, held: readonly Role[]) =>
  held.map((role) => roleWords[lang].roles[role]).join(', ')

export const SpacesPage = (props: SpacesProps) => {
  const { lang, path, own, invitations, refusal, site, isLost } = props
  const said = words[lang]
  return (
    <Page lang={lang} path={path} section="spaces" title={said.title} lead={said.lead} robots="noindex">
      {refusal && (
        <Notice kind="err" title={said.refusals[refusal]} live>
          {''}
        </Notice>
      )}
      {site && (
        <Notice kind="info" title={said.sites[site].title} live>
          {said.sites[site].text}
        </Notice>
      )}
      {isLost && (
        <Notice kind="attn" title={said.lost} live>
          {said.lostText}
        </Notice>
      )}
      {invitations.length > 0 && <Invitations lang={lang} invitations={invitations} />}
      <Section id="miens" title={said.title}>
        {own.length === 0 ? (
          <Empty title={said.none} action={{ href: to(lang, '/besoins/nouveau'), label: said.noneAction }}>
            {said.noneNote}
          </Empty>
        ) : (
          <Cards>
            {own.map(({ slug, name, held, opened_on }) => (
              <Card title={name} href={to(lang, `/espaces/${slug}`)}>
                <p>{namesOfRoles(lang, held)}</p>
                <Note>{said.openedOn(formatDate(lang, opened_on))}</Note>
              </Card>
            ))}
          </Cards>
        )}
      </Section>
      {props.all && <AllSpaces {...props} all={props.all} />}
    </Page>
  )
}

const Invitations = ({ lang, invitations }: Pick<SpacesProps, 'lang' | 'invitations'>) => {
  const said = words[lang]
  return (
    <Section id="invitations" title={said.invitations}>
      <Cards size="column">
        {invitations.map(({ id, name, roles, expires_at }) => (
          <Card title={name}>
            <p>{said.invitedAs(namesOfRoles(lang, roles as Role[]))}</p>
            <Note>{said.until(formatDate(lang, dayOf(expires_at)))}</Note>
            <Form action={to(lang, `/espaces/invitations/${id}`)} label={name}>
              <Row as="div">
                <Button kind="first" name="reponse" value="accepted">
                  {said.accept}
                </Button>
                <Button kind="second" name="reponse" value="declined">
                  {said.decline}
                </Button>
              </Row>
            </Form>
          </Card>
        ))}
      </Cards>
    </Section>
  )
}

const AllSpaces = ({ lang, all, given, wrong = [] }: SpacesProps & { all: readonly Space[] }) => {
  const said = words[lang]
  const error = (field: string) => (wrong.includes(field) ? said.fields[field] : undefined)
  return (
    <Section id="tous" title={said.all} note={said.allNote}>
      <Stack>
        {all.length > 0 && (
          <Table
            caption={said.all}
            captionUnseen
            columns={[{ label: said.space }, { label: 'SIREN' }, { label: said.from, kind: 'date' }]}
            rows={all.map(({ name, siren, opened_on }) => [name, siren, formatDate(lang, opened_on)])}
          />
        )}
        <h3 id="ouvrir">{said.open}</h3>
        <p>{said.openLead}</p>
        <ErrorSummary errors={wrong.map((field) => ({ field, message: said.fields[field] ?? '' }))} />
        <Form action={to(lang, '/espaces')} label={said.open}>
          <Field
            name="organisme"
            label={said.organisation}
            help={said.organisationHelp}
            value={given.organisme}
            error={error('organisme')}
            maxlength={60}
          />
          <Field
            name="courriel"
            type="email"
            label={said.firstAdmin}
            value={given.courriel}
            error={error('courriel')}
            autocomplete="email"
          />
          <Row as="div">
            <Button kind="first">{said.open}</Button>
          </Row>
        </Form>
      </Stack>
    </Section>
  )
}
