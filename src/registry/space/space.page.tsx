import type { Child } from 'hono/jsx'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Card,
  Cards,
  Choices,
  ErrorSummary,
  Field,
  Form,
  Note,
  Notice,
  Page,
  Row,
  Section,
} from '#platform/ui/index.tsx'
import { type Module, modules, type Role } from './roles.ts'
import { roleWords } from './roles.words.ts'
import type { Space } from './space.queries.ts'
import { words } from './space.words.ts'

export type Door = { href: string; label: string; note?: string | undefined }
type Common = { lang: Lang; path: string; space: Space }

/** The way here, for the pages inside a space. */
export const trailOf = (lang: Lang, space: Space, inside = true): [string, string][] => [
  [words[lang].title, to(lang, '/espaces')],
  ...(inside ? [[space.name, to(lang, `/espaces/${space.slug}`)] as [string, string]] : []),
]

type HomeProps = Common & { held: readonly Role[]; doors: readonly Door[]; children?: Child }

export const SpacePage = ({ lang, path, space, held, doors, children }: HomeProps) => {
  const said = words[lang]
  const off = space.modules_off.map((name) => roleWords[lang].modules[name as Module].name)
  return (
    <Page
      lang={lang}
      path={path}
      section="spaces"
      title={space.name}
      breadcrumb={trailOf(lang, space, false)}
      robots="noindex"
      margin={
        <>
          <p>{held.map((role) => roleWords[lang].roles[role]).join(', ')}</p>
          <p>{said.openedOn(formatDate(lang, space.opened_on))}</p>
          {off.length > 0 && <p>{said.modulesOff(off.join(', '))}</p>}
        </>
      }
    >
      {children}
      <Section id="portes" title={said.doors}>
        <Cards>
          {doors.map(({ href, label, note }) => (
            <Card title={label} href={href}>
              {note && <Note>{note}</Note>}
            </Card>
          ))}
        </Cards>
      </Section>
    </Page>
  )
}

type ModulesProps = Common & {
  saved?: boolean
  /** What was ticked and written, when it was refused. */
  sent?: { on: readonly Module[]; why: string }
}
export const ModulesPage = ({ lang, path, space, saved = false, sent }: ModulesProps) => {
  const said = words[lang]
  const on = sent?.on ?? modules.filter((name) => !space.modules_off.includes(name))
  return (
    <Page
      lang={lang}
      path={path}
      section="spaces"
      title={said.modules}
      lead={said.modulesLead}
      breadcrumb={trailOf(lang, space)}
      robots="noindex"
    >
      <Section id="modules" title={said.modules}>
        <ErrorSummary errors={sent ? [{ field: 'motif', message: said.fields.motif ?? '' }] : []} />
        {saved && <Notice kind="ok" title={said.save} live />}
        <Form action={to(lang, `/espaces/${space.slug}/modules`)}>
          <Choices
            name="actifs"
            kind="checkbox"
            legend={said.modulesUsed}
            value={on}
            options={modules.map((name) => ({
              value: name,
              label: roleWords[lang].modules[name].name,
              help: roleWords[lang].modules[name].note,
            }))}
          />
          <Field
            name="motif"
            label={said.reason}
            value={sent?.why}
            error={sent && said.fields.motif}
            maxlength={500}
          />
          <Row as="div">
            <Button kind="first">{said.save}</Button>
          </Row>
        </Form>
      </Section>
    </Page>
  )
}
