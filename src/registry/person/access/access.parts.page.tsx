import type { Child } from 'hono/jsx'
import { type Lang, to } from '#platform/lang.ts'
import { ErrorSummary, Field, Notice, useLang } from '#platform/ui/index.tsx'
import type { AccessRefusal } from './refusals.ts'
import { refusalWords } from './refusals.words.ts'
import { words } from './sign-in.words.ts'

/** What every page of the sign-in is given. */
export type Shown = { lang: Lang; path: string; refusal?: Refusals }
/** Of a form of several fields, one for each that is wrong. */
type Refusals = AccessRefusal | readonly AccessRefusal[] | undefined

/** The refusal of a form: by the summary when it has a field, else by a notice. */
export const Refused = ({ lang, refusal, path = '/compte' }: Partial<Shown> & Pick<Shown, 'lang'>) => {
  const said = saidOf(lang, refusal)
  const alone = said.find(({ field }) => field === 'contenu')
  if (refusal === 'sign-in-again')
    return (
      <Notice kind="err" title={refusalWords[lang][refusal].message} live>
        <a href={to(lang, `/connexion?encore=oui&suite=${to(lang, path)}`)}>{words[lang].signIn.again}</a>
      </Notice>
    )
  return alone ? <Notice kind="err" title={alone.message} live /> : <ErrorSummary errors={said} />
}

const saidOf = (lang: Lang, refusal: Refusals) =>
  [refusal ?? []].flat().map((reason) => refusalWords[lang][reason])

const errorOn = (name: string, lang: Lang, refusal: Refusals): string | undefined =>
  saidOf(lang, refusal).find(({ field }) => field === name)?.message

type Own = { refusal?: Refusals; value?: string | undefined; help?: Child }

export const NameField = ({ refusal, value, help }: Own) => {
  const lang = useLang()
  const error = errorOn('name', lang, refusal)
  const { name, nameHelp } = words[lang]
  return (
    <Field
      name="name"
      label={name}
      help={help ?? nameHelp}
      autocomplete="name"
      maxlength={100}
      {...{ value, error }}
    />
  )
}

export const EmailField = ({ refusal, value, passkey }: Own & { passkey?: boolean }) => {
  const lang = useLang()
  const error = errorOn('email', lang, refusal)
  return (
    <Field
      name="email"
      type="email"
      label={words[lang].email}
      autocomplete={passkey ? 'username webauthn' : 'email'}
      maxlength={254}
      {...{ value, error }}
    />
  )
}

export const PasswordField = ({
  refusal,
  fresh,
  label,
  name = 'password',
}: Own & { fresh?: boolean; label?: string; name?: string }) => {
  const lang = useLang()
  const said = words[lang]
  return (
    <Field
      name={name}
      type="password"
      label={label ?? (fresh ? said.newPassword : said.password)}
      help={fresh ? said.passwordHelp : undefined}
      autocomplete={fresh ? 'new-password' : 'current-password'}
      error={errorOn(name, lang, refusal)}
    />
  )
}

export const CodeField = ({ refusal, label }: Own & { label?: string }) => {
  const lang = useLang()
  return (
    <Field
      name="code"
      label={label ?? words[lang].code.code}
      autocomplete="one-time-code"
      maxlength={40}
      spellcheck={false}
      error={errorOn('code', lang, refusal)}
    />
  )
}

/** Where one was going: kept from page to page until the sign-in is done. */
export const Suite = ({ suite }: { suite: string | undefined }) =>
  suite ? <input type="hidden" name="suite" value={suite} /> : null

export const withSuite = (path: string, suite: string | undefined): string =>
  suite ? `${path}?suite=${encodeURIComponent(suite)}` : path
