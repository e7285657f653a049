import { to } from '#platform/lang.ts'
import { Button, Field, Form, Notice, Prose, Section } from '#platform/ui/index.tsx'
import { EmailField, PasswordField, Refused, type Shown } from '../access.parts.page.tsx'
import { accountWords } from './account.words.ts'
import { AccountFrame } from './account-frame.page.tsx'

export const MovePage = ({ lang, path, refusal, email }: Shown & { email: string }) => {
  const said = accountWords[lang].move
  return (
    <AccountFrame {...{ lang, path }} title={said.title} lead={said.lead}>
      <Section id="nouvelle" title={said.label}>
        <Refused lang={lang} refusal={refusal} />
        <p>{said.current(email)}</p>
        <Form action={to(lang, path)}>
          <EmailField refusal={refusal} />
          <p>
            <Button kind="first">{said.submit}</Button>
          </p>
        </Form>
      </Section>
    </AccountFrame>
  )
}

export const ChangePasswordPage = ({ lang, path, refusal }: Shown) => {
  const said = accountWords[lang].passwordPage
  return (
    <AccountFrame {...{ lang, path }} title={said.title} lead={said.lead}>
      <Section id="changer" title={said.title}>
        <Refused lang={lang} refusal={refusal} />
        <Form action={to(lang, path)}>
          <PasswordField name="current" label={said.current} refusal={refusal} />
          <PasswordField fresh refusal={refusal} />
          <p>
            <Button kind="first">{said.submit}</Button>
          </p>
        </Form>
      </Section>
    </AccountFrame>
  )
}

export const ErasePage = ({ lang, path, refusal, alone }: Shown & { alone: readonly string[] }) => {
  const said = accountWords[lang].erasePage
  return (
    <AccountFrame {...{ lang, path }} title={said.title} lead={said.lead}>
      <Section id="effets" title={said.what}>
        <Prose>
          <ul>
            {said.points.map((point) => (
              <li>{point}</li>
            ))}
          </ul>
        </Prose>
        {alone.length > 0 && (
          <Notice kind="err" title={said.alone} live>
            {said.aloneText(alone.join(', '))}
          </Notice>
        )}
        <Refused {...{ lang, path, refusal }} />
        <Form action={to(lang, path)}>
          <Field name="email" type="email" label={said.confirm} autocomplete="off" maxlength={254} />
          <p>
            <Button kind="danger">{said.submit}</Button>
          </p>
        </Form>
      </Section>
    </AccountFrame>
  )
}
