import { dayOf } from '#platform/clock.ts'
import { formatDate, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Choices,
  Facts,
  Form,
  Notice,
  Page,
  Row,
  Section,
  Table,
  Unseen,
} from '#platform/ui/index.tsx'
import { NameField, Refused, type Shown } from '../access.parts.page.tsx'
import type { Account, OwnSession } from './account.queries.ts'
import { type AccountTold, accountWords } from './account.words.ts'
import { deviceOf } from './device.ts'

type Props = Shown & {
  account: Account
  sessions: readonly OwnSession[]
  /** The session of this browser. */
  here: string
  provider: string
  told?: AccountTold | undefined
}

export const AccountPage = (props: Props) => {
  const { lang, path } = props
  const said = accountWords[lang]
  return (
    <Page
      {...{ lang, path }}
      section="mine"
      title={said.title}
      lead={said.lead}
      breadcrumb={[[said.mySpace, to(lang, '/mon')]]}
      robots="noindex"
    >
      <You {...props} />
      <Address {...props} />
      <Security {...props} />
      <Sessions {...props} />
      <Section id="donnees" title={said.yours} note={said.yoursNote}>
        <Row as="div">
          <ButtonLink href="/compte/donnees.json" icon="download">
            {said.json}
          </ButtonLink>
          <ButtonLink href="/compte/donnees.csv" icon="download">
            {said.csv}
          </ButtonLink>
          <ButtonLink href={to(lang, '/compte/effacer')} kind="danger">
            {said.erase}
          </ButtonLink>
        </Row>
      </Section>
    </Page>
  )
}

const You = ({ lang, account, refusal, told }: Props) => {
  const said = accountWords[lang]
  const options = (['fr', 'en'] as const).map((value) => ({ value, label: said.langs[value] }))
  return (
    <Section id="vous" title={said.you} note={said.youNote}>
      {told && !refusal && <Notice kind="ok" title={said.told[told]} live />}
      <Refused lang={lang} refusal={refusal} />
      <Form action={to(lang, '/compte')}>
        <NameField refusal={refusal} value={account.name} />
        <Choices name="lang" legend={said.lang} options={options} value={account.lang} />
        <p>
          <Button kind="first">{said.save}</Button>
        </p>
      </Form>
    </Section>
  )
}

const Address = ({ lang, account }: Props) => {
  const said = accountWords[lang]
  return (
    <Section id="adresse" title={said.address} note={said.addressNote}>
      <p>
        <strong>{account.email}</strong>
      </p>
      <p>
        <ButtonLink href={to(lang, '/compte/adresse')}>{said.changeAddress}</ButtonLink>
      </p>
    </Section>
  )
}

const Security = ({ lang, account, provider }: Props) => {
  const said = accountWords[lang]
  return (
    <Section id="securite" title={said.security} note={said.securityNote}>
      <Facts
        items={[
          [said.password, account.hasPassword ? said.passwordSet : said.passwordNone],
          [said.factor, account.two_factor_enabled ? said.factorOn : said.factorOff],
          [said.passkeys, said.passkeyCount(account.passkeys)],
          ...(account.hasProvider ? [[said.provider, provider] as const] : []),
        ]}
      />
      <Row as="div">
        {account.hasPassword ? (
          <ButtonLink href={to(lang, '/compte/mot-de-passe')}>{said.changePassword}</ButtonLink>
        ) : (
          <ButtonLink href={to(lang, '/mot-de-passe-oublie')}>{said.choosePassword}</ButtonLink>
        )}
        <ButtonLink href={to(lang, '/compte/code')}>{said.manageFactor}</ButtonLink>
        <ButtonLink href={to(lang, '/compte/cles')}>{said.managePasskeys}</ButtonLink>
      </Row>
    </Section>
  )
}

const Sessions = ({ lang, sessions, here }: Props) => {
  const said = accountWords[lang]
  const day = (date: Date) => formatDate(lang, dayOf(date))
  const rows = sessions.map(({ id, user_agent, created_at, updated_at }) => {
    const { browser, system } = deviceOf(user_agent)
    const name = said.deviceWords(browser, system)
    const gesture =
      id === here ? (
        said.thisOne
      ) : (
        <Form action={to(lang, '/compte/sessions')}>
          <Button name="session" value={id} about={name}>
            {said.endSession}
          </Button>
        </Form>
      )
    return [name, day(created_at), day(updated_at), gesture]
  })
  const labels = [said.device, said.since, said.lastUsed]
  return (
    <Section id="sessions" title={said.sessions} note={said.sessionsNote}>
      <Table
        caption={said.sessions}
        captionUnseen
        columns={[...labels.map((label) => ({ label })), { label: said.gesture, unseen: true }]}
        rows={rows}
      />
      <Row as="div">
        {sessions.length > 1 && (
          <Form action={to(lang, '/compte/sessions')}>
            <Button name="session" value="autres">
              {said.endOthers}
            </Button>
          </Form>
        )}
        <Form action={to(lang, '/deconnexion')}>
          <Button>
            {said.signOut}
            <Unseen> ({said.thisOne})</Unseen>
          </Button>
        </Form>
      </Row>
    </Section>
  )
}
