import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { dayOf } from '#platform/clock.ts'
import { formatDate, to } from '#platform/lang.ts'
import { Button, Card, Cards, Empty, Field, Form, Notice, Row, Section, State } from '#platform/ui/index.tsx'
import { CodeField, PasswordField, Refused, type Shown } from '../access.parts.page.tsx'
import { PasskeyButton } from '../sign-in.page.tsx'
import type { OwnPasskey } from './account.queries.ts'
import { type AccountTold, accountWords } from './account.words.ts'
import { AccountFrame } from './account-frame.page.tsx'
import { factorWords } from './factor.words.ts'

/** The secret of an application, and the codes for the day it is lost. */
export type Factor = { uri: string; codes: readonly string[] }

type FactorProps = Shown & { isOn: boolean; hasPassword: boolean }

export const FactorPage = ({ lang, path, refusal, isOn, hasPassword }: FactorProps) => {
  const said = factorWords[lang]
  return (
    <AccountFrame {...{ lang, path }} title={said.title} lead={said.lead}>
      <Section id="etat" title={said.title}>
        <p>
          <State kind={isOn ? 'ok' : 'soon'}>{isOn ? said.on : said.off}</State>
        </p>
        <Refused {...{ lang, path, refusal }} />
        {!isOn && (
          <Form action={to(lang, '/compte/code')}>
            {hasPassword && <PasswordField refusal={refusal} />}
            <p>
              <Button kind="first">{said.start}</Button>
            </p>
          </Form>
        )}
      </Section>
      {isOn && (
        <Section id="gestes" title={said.manage} note={said.manageNote}>
          <Form action={to(lang, '/compte/code/secours')}>
            {hasPassword && <PasswordField refusal={refusal} />}
            <Row as="div">
              <Button>{said.regenerate}</Button>
              <Button kind="danger" formaction={to(lang, '/compte/code/arret')}>
                {said.stop}
              </Button>
            </Row>
          </Form>
        </Section>
      )}
    </AccountFrame>
  )
}

/** Shown once: the square, the key and the recovery codes, then the form that turns the second step on. */
export const NewFactorPage = ({ lang, path, refusal, uri, codes }: Shown & Factor) => {
  const said = factorWords[lang]
  const key = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <AccountFrame {...{ lang, path }} title={said.title} lead={said.lead}>
      <Section id="application" title={said.scanTitle} note={said.scanNote}>
        <p>{said.scan}</p>
        <div role="img" aria-label={said.picture}>
          {raw(squareOf(uri))}
        </div>
        <p>
          {said.key} <code>{key.replace(/.{4}(?=.)/g, '$& ')}</code>
        </p>
      </Section>
      <Codes {...{ lang, path, codes }} />
      <Section id="verifier" title={said.verifyTitle}>
        <Refused lang={lang} refusal={refusal} />
        <Form action={to(lang, '/compte/code/verifier')}>
          <CodeField refusal={refusal} label={said.code} />
          <input type="hidden" name="uri" value={uri} />
          <input type="hidden" name="codes" value={codes.join(' ')} />
          <p>
            <Button kind="first">{said.verify}</Button>
          </p>
        </Form>
      </Section>
    </AccountFrame>
  )
}

/** Black on white whatever the theme: what reads it wants contrast. */
const squareOf = (uri: string): string =>
  renderSVG(uri, { border: 4, pixelSize: 4 }).replace(
    '<svg ',
    '<svg width="240" height="240" aria-hidden="true" ',
  )

const Codes = ({ lang, codes }: Shown & Pick<Factor, 'codes'>) => {
  const said = factorWords[lang]
  return (
    <Section id="codes" title={said.codesTitle} note={said.codesNote}>
      <ul>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Form action={to(lang, '/compte/code/secours.txt')}>
        <input type="hidden" name="codes" value={codes.join(' ')} />
        <p>
          <Button icon="download">{said.download}</Button>
        </p>
      </Form>
    </Section>
  )
}

export const NewCodesPage = ({ lang, path, codes }: Shown & Pick<Factor, 'codes'>) => (
  <AccountFrame {...{ lang, path }} title={factorWords[lang].codesTitle}>
    <Codes {...{ lang, path, codes }} />
  </AccountFrame>
)

type KeysProps = Shown & { keys: readonly OwnPasskey[]; told: AccountTold | undefined }

export const PasskeysPage = ({ lang, path, keys, told, refusal }: KeysProps) => {
  const said = factorWords[lang].keys
  return (
    <AccountFrame {...{ lang, path }} title={said.title} lead={said.lead}>
      <Section id="cles" title={said.list}>
        <Refused {...{ lang, path, refusal }} />
        {told && <Notice kind="ok" title={accountWords[lang].told[told]} live />}
        {keys.length === 0 ? (
          <Empty title={said.none}>{said.noneText}</Empty>
        ) : (
          <Cards size="column">
            {keys.map((key) => (
              <PasskeyCard lang={lang} passkey={key} />
            ))}
          </Cards>
        )}
      </Section>
      <Section id="ajouter" title={said.addTitle}>
        <PasskeyButton
          does="add"
          next={to(lang, '/compte/cles?fait=cle')}
          label={said.add}
          failed={said.failed}
        />
      </Section>
    </AccountFrame>
  )
}

const PasskeyCard = ({ lang, passkey }: { lang: Shown['lang']; passkey: OwnPasskey }) => {
  const said = factorWords[lang].keys
  const name = passkey.name ?? said.unnamed
  const day = passkey.created_at ? formatDate(lang, dayOf(passkey.created_at)) : '?'
  const action = to(lang, `/compte/cles/${passkey.id}`)
  return (
    <Card title={name}>
      <Form action={action}>
        <Field
          name="name"
          id={`n-${passkey.id}`}
          label={said.name(day)}
          value={passkey.name ?? ''}
          maxlength={80}
        />
        <Row as="div">
          <Button about={name}>{said.rename}</Button>
          <Button kind="danger" name="geste" value="retirer" about={name}>
            {said.remove}
          </Button>
        </Row>
      </Form>
    </Card>
  )
}
