import type { Child } from 'hono/jsx'
import { to } from '#platform/lang.ts'
import { assetUrl, Button, ButtonLink, Form, Notice, Page, Row, Section } from '#platform/ui/index.tsx'
import {
  CodeField,
  EmailField,
  PasswordField,
  Refused,
  type Shown,
  Suite,
  withSuite,
} from './access.parts.page.tsx'
import { type ProviderTold, type Told, words } from './sign-in.words.ts'

type Provider = { label: string; told: ProviderTold | undefined }
type Props = Shown & {
  email?: string | undefined
  suite: string | undefined
  next: string
  told?: Told | undefined
  provider?: Provider | undefined
}

export const SignInPage = ({ lang, path, refusal, email, suite, next, told, provider }: Props) => {
  const said = words[lang].signIn
  return (
    <Page lang={lang} path={path} title={said.title} lead={said.lead} robots="noindex">
      <Section id="mot-de-passe" title={said.withPassword}>
        {told && !refusal && <Notice kind="ok" title={words[lang].told[told]} live />}
        <Refused lang={lang} refusal={refusal} />
        <Form action={to(lang, '/connexion')}>
          <EmailField refusal={refusal} value={email} passkey />
          <PasswordField refusal={refusal} />
          <Suite suite={suite} />
          <p>
            <Button kind="first">{said.submit}</Button>
          </p>
        </Form>
        <p>
          <a href={to(lang, '/mot-de-passe-oublie')}>{said.forgotten}</a>
        </p>
        <p>
          {said.noAccount} <a href={withSuite(to(lang, '/inscription'), suite)}>{said.open}</a>
        </p>
      </Section>
      <Section id="sans" title={said.without} note={said.withoutNote}>
        <Row as="div">
          <ButtonLink href={withSuite(to(lang, '/connexion/lien'), suite)}>{said.link}</ButtonLink>
          <PasskeyButton does="use" next={next} label={said.passkey} failed={said.passkeyFailed} />
        </Row>
      </Section>
      {provider && (
        <Section id="fournisseur" title={said.provider} note={said.providerNote}>
          {provider.told && (
            <Notice kind="attn" title={said.providerTold[provider.told](provider.label)} live />
          )}
          <p>
            <ButtonLink href={withSuite(to(lang, '/connexion/fournisseur'), suite)}>
              {said.providerButton(provider.label)}
            </ButtonLink>
          </p>
        </Section>
      )}
    </Page>
  )
}

type PasskeyProps = { does: 'use' | 'add'; next: string; label: string; failed: string }

/** Needs a script, the only thing here that does: hidden until it runs and knows that the browser can. */
export const PasskeyButton = ({ does, next, label, failed }: PasskeyProps) => (
  <div hidden data-passkey={does} data-next={next} data-failed={failed}>
    <Button type="button">{label}</Button>
    <p role="alert" />
    <script type="module" src={assetUrl('passkey.js')} />
  </div>
)

export const LinkPage = ({ lang, path, refusal, email, suite }: Omit<Props, 'next'>) => {
  const said = words[lang].link
  return (
    <AddressPage {...{ lang, path, refusal, email, ...said }}>
      <Suite suite={suite} />
    </AddressPage>
  )
}

type AddressProps = Shown & {
  email?: string | undefined
  title: string
  lead: string
  submit: string
  children?: Child
}

/** One address to write to. */
export const AddressPage = ({ lang, path, refusal, email, title, lead, submit, children }: AddressProps) => (
  <Page
    lang={lang}
    path={path}
    title={title}
    lead={lead}
    breadcrumb={[[words[lang].signIn.title, to(lang, '/connexion')]]}
    robots="noindex"
  >
    <Section id="adresse" title={words[lang].email}>
      <Refused lang={lang} refusal={refusal} />
      <Form action={to(lang, path)}>
        <EmailField refusal={refusal} value={email} />
        {children}
        <p>
          <Button kind="first">{submit}</Button>
        </p>
      </Form>
    </Section>
  </Page>
)

export const CodePage = ({ lang, path, refusal, suite }: Shown & { suite: string | undefined }) => {
  const said = words[lang].code
  return (
    <Page lang={lang} path={path} title={said.title} lead={said.lead} robots="noindex">
      <Section id="verification" title={said.yours}>
        <Refused lang={lang} refusal={refusal} />
        <Form action={to(lang, '/connexion/code')}>
          <CodeField refusal={refusal} />
          <Suite suite={suite} />
          <p>
            <Button kind="first">{said.submit}</Button>
          </p>
        </Form>
        <p>
          <a href={withSuite(to(lang, '/connexion'), suite)}>{said.again}</a>
        </p>
      </Section>
    </Page>
  )
}

export const NewPasswordPage = ({ lang, path, refusal }: Shown) => {
  const said = words[lang].reset
  return (
    <Page lang={lang} path={path} title={said.chooseTitle} lead={said.chooseLead} robots="noindex, nofollow">
      <Section id="nouveau" title={words[lang].newPassword}>
        <Refused lang={lang} refusal={refusal} />
        {refusal === 'link-stale' ? (
          <p>
            <ButtonLink href={to(lang, '/mot-de-passe-oublie')}>{words[lang].linkAgain}</ButtonLink>
          </p>
        ) : (
          <Form action={to(lang, path)}>
            <PasswordField refusal={refusal} fresh />
            <p>
              <Button kind="first">{said.choose}</Button>
            </p>
          </Form>
        )}
      </Section>
    </Page>
  )
}
