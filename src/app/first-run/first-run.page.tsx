import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Facts,
  Field,
  Form,
  Notice,
  Numbered,
  Page,
  Row,
  Section,
  Stack,
} from '#platform/ui/index.tsx'
import { type FirstRunRefusal, words } from './first-run.words.ts'

type Props = {
  lang: Lang
  path: string
  state: 'signed-out' | 'signed-in' | 'host'
  code?: string | undefined
  refusal?: FirstRunRefusal | undefined
}

export const FirstRunPage = ({ lang, path, state, code, refusal }: Props) => {
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      title={said.title}
      lead={state === 'host' ? undefined : said.lead}
      robots="noindex"
    >
      <Section id="gestes" title={state === 'host' ? said.host : said.steps}>
        <Stack>
          {refusal && <Notice kind="err" title={said.refusals[refusal]} live />}
          {state === 'host' ? <Host lang={lang} /> : <Steps lang={lang} state={state} code={code} />}
        </Stack>
      </Section>
    </Page>
  )
}

const Steps = ({ lang, state, code }: Pick<Props, 'lang' | 'state' | 'code'>) => {
  const said = words[lang]
  const back = `?suite=${encodeURIComponent(to(lang, '/premier-acces'))}`
  return (
    <>
      <Numbered items={[state === 'signed-in' ? said.step1Done : said.step1, said.step2, said.step3]} />
      {state === 'signed-out' ? (
        <Row as="div">
          <ButtonLink kind="first" href={to(lang, `/inscription${back}`)}>
            {said.step1Link}
          </ButtonLink>
          <a href={to(lang, `/connexion${back}`)}>{said.signIn}</a>
        </Row>
      ) : (
        <Form action={to(lang, '/premier-acces')} label={said.take}>
          <Field
            name="code"
            label={said.code}
            help={said.codeHelp}
            value={code}
            maxlength={40}
            autocomplete="off"
            spellcheck={false}
          />
          <Row as="div">
            <Button kind="first">{said.take}</Button>
          </Row>
        </Form>
      )}
    </>
  )
}

const Host = ({ lang }: { lang: Lang }) => {
  const said = words[lang]
  return (
    <>
      <p>{said.hostNote}</p>
      <Row as="div">
        <ButtonLink kind="first" href={to(lang, '/espaces#ouvrir')}>
          {said.open}
        </ButtonLink>
        <a href={to(lang, '/instance/registre')}>{said.register}</a>
      </Row>
      <h3>{said.demo}</h3>
      <p>{said.demoNote}</p>
      <Form action={to(lang, '/premier-acces/demonstration')} label={said.demo}>
        <Row as="div">
          <Button kind="second">{said.demoLoad}</Button>
        </Row>
      </Form>
    </>
  )
}

type Made = {
  password: string
  people: readonly { name: string; email: string }[]
  projects: readonly { slug: string; title: string }[]
}

/** Shown once: the password is kept nowhere. */
export const DemonstrationPage = ({ lang, path, made }: { lang: Lang; path: string; made: Made }) => {
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      title={said.demoDone}
      lead={said.demoPassword(made.password)}
      robots="noindex"
    >
      <Section id="personnes" title={said.demoPeople}>
        <Facts items={made.people.map(({ name, email }) => [name, email])} />
      </Section>
      <Section id="chantiers" title={said.demoProjects}>
        <ul>
          {made.projects.map(({ slug, title }) => (
            <li>
              <a href={to(lang, `/chantiers/${slug}`)}>{title}</a>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
