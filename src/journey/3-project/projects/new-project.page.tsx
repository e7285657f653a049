import type { Child } from 'hono/jsx'
import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choices,
  Empty,
  ErrorSummary,
  Form,
  Note,
  Page,
  Section,
  Select,
} from '#platform/ui/index.tsx'
import { words as partyWords } from '../parties/party.words.ts'
import type { BodyBehind } from './bodies-behind.queries.ts'
import {
  CharterFields,
  type CharterOptions,
  type CharterValues,
  charterErrors,
} from './charter-form.page.tsx'
import type { CharterField } from './project.form.ts'
import type { OwnSpace } from './project.queries.ts'
import { words } from './project.words.ts'

/** Where a chantier may come from: its address, and the field that remembers it. */
const origins = {
  need: { path: '/besoins', field: 'need', title: 'newFrom' },
  group: { path: '/groupes', field: 'group', title: 'newFromGroup' },
  common: { path: '/communs', field: 'commun', title: 'newFromCommon' },
} as const
export type Origin =
  | { kind: keyof typeof origins; ref: string; title: string; hasChoice: boolean }
  | undefined
type Props = CharterOptions & {
  lang: Lang
  path: string
  spaces: readonly OwnSpace[]
  from: Origin
  /** What was learnt with the body that it would serve. */
  before: Child
  /** The bodies behind the need or the group, and those that the opener keeps. */
  bodies: readonly BodyBehind[]
  kept: readonly string[]
  values: CharterValues
  wrong: readonly CharterField[]
}

export const NewProjectPage = (props: Props) => {
  const { lang, path, spaces } = props
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      section="projects"
      title={said.newTitle}
      lead={said.newLead}
      margin={<Origin lang={lang} from={props.from} />}
      breadcrumb={[[said.projects, to(lang, '/chantiers')]]}
      robots="noindex"
    >
      {props.before}
      <Section id="essentiel" title={said.essential} note={said.essentialNote}>
        {spaces.length === 0 ? (
          <Empty title={said.noSpace} action={{ href: to(lang, '/espaces'), label: said.seeSpaces }}>
            {said.noSpaceText}
          </Empty>
        ) : (
          <Opening {...props} />
        )}
      </Section>
    </Page>
  )
}

const Origin = ({ lang, from }: Pick<Props, 'lang' | 'from'>) => {
  const said = words[lang]
  if (!from) return null
  const { path, title } = origins[from.kind]
  return (
    <p>
      <a href={to(lang, `${path}/${from.ref}`)}>{said[title](from.title)}</a>
    </p>
  )
}

const Opening = (props: Props) => {
  const { lang, spaces, from, values, wrong, regions, themes } = props
  const said = words[lang]
  const owner = values.owner ?? (spaces.length === 1 ? String(spaces[0]?.id) : undefined)
  return (
    <Form action={to(lang, '/chantiers/nouveau')} draft="chantier">
      <ErrorSummary errors={charterErrors(lang, wrong)} />
      {from && <input type="hidden" name={origins[from.kind].field} value={from.ref} />}
      {from?.hasChoice && (
        <p>
          <Note>{said.choiceKept}</Note>
        </p>
      )}
      <Select
        name="owner"
        label={said.fields.owner}
        value={owner}
        options={spaces.map(({ id, name }) => ({ value: String(id), label: name }))}
        error={wrong.includes('owner') ? said.wrong.owner : undefined}
      />
      <Bodies {...props} />
      <CharterFields {...{ lang, values, wrong, regions, themes }} />
      <p>
        <Button kind="first">{said.open}</Button>
      </p>
    </Form>
  )
}

/** Those who said the same need are proposed a part: who opens unticks what should not be. */
const Bodies = ({ lang, bodies, kept, wrong }: Props) => {
  const said = words[lang]
  if (bodies.length === 0) return null
  return (
    <Choices
      name="parties"
      legend={said.fields.parties}
      help={said.partiesHelp}
      kind="checkbox"
      value={kept}
      error={wrong.includes('parties') ? said.wrong.parties : undefined}
      options={bodies.map(({ id, name, kind }) => ({
        value: String(id),
        label: name,
        help: partyWords[lang].kinds[kind],
      }))}
      optional
    />
  )
}
