import { to } from '#platform/lang.ts'
import { Button, ButtonLink, Form, Page, Prose, Section } from '#platform/ui/index.tsx'
import {
  EmailField,
  NameField,
  PasswordField,
  Refused,
  type Shown,
  Suite,
  withSuite,
} from './access.parts.page.tsx'
import { words } from './sign-in.words.ts'

type Props = Shown & { sent?: { name?: string; email?: string } | undefined; suite: string | undefined }

export const SignUpPage = ({ lang, path, refusal, sent, suite }: Props) => {
  const said = words[lang].signUp
  return (
    <Page lang={lang} path={path} title={said.title} lead={said.lead} robots="noindex">
      <Section id="compte" title={said.form} note={said.kept}>
        <Refused lang={lang} refusal={refusal} />
        <Form action={to(lang, '/inscription')}>
          <NameField refusal={refusal} value={sent?.name} />
          <EmailField refusal={refusal} value={sent?.email} />
          <PasswordField refusal={refusal} fresh label={words[lang].password} />
          <Suite suite={suite} />
          <p>
            <Button kind="first">{said.submit}</Button>
          </p>
        </Form>
        <p>
          {said.already} <a href={withSuite(to(lang, '/connexion'), suite)}>{words[lang].signIn.title}</a>
        </p>
      </Section>
    </Page>
  )
}

/** The same for everybody: it does not tell who has an account. */
export const SentPage = ({ lang, path }: Shown) => {
  const said = words[lang].sent
  return (
    <Page lang={lang} path={path} title={said.title} lead={said.lead} robots="noindex">
      <Section id="rien" title={said.nothing}>
        <Prose>
          <p>{said.nothingText}</p>
          <p>
            <ButtonLink href={to(lang, '/connexion')}>{said.back}</ButtonLink>
          </p>
        </Prose>
      </Section>
    </Page>
  )
}

type OneButton = Shown & { title: string; lead: string; button: string; again?: string | undefined }

/** The page of a letter: what reads mail before us follows links, and presses no button. */
export const OneButtonPage = ({ lang, path, refusal, title, lead, button, again }: OneButton) => (
  <Page lang={lang} path={path} title={title} lead={lead} robots="noindex, nofollow">
    <Section id="geste" title={title}>
      <Refused lang={lang} refusal={refusal} />
      {refusal && again ? (
        <p>
          <ButtonLink href={to(lang, again)}>{words[lang].linkAgain}</ButtonLink>
        </p>
      ) : (
        <Form action={to(lang, path)}>
          <p>
            <Button kind="first">{button}</Button>
          </p>
        </Form>
      )}
    </Section>
  </Page>
)

export const OnwardPage = ({ lang, path, label, href }: Shown & { label: string; href: string }) => {
  const said = words[lang].signOut
  return (
    <Page lang={lang} path={path} title={said.title} lead={said.onward(label)} robots="noindex">
      <Section id="suite" title={label}>
        <p>
          <ButtonLink href={href} kind="first">
            {said.onwardLink(label)}
          </ButtonLink>
        </p>
      </Section>
    </Page>
  )
}
