import type { Child } from 'hono/jsx'
import { functionOptions } from '#journey/1-need/index.ts'
import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choices,
  ErrorSummary,
  Field,
  type Option,
  Section,
  Select,
  Stack,
  TextArea,
  Unseen,
} from '#platform/ui/index.tsx'
import {
  causes,
  languages,
  type ProfileFault,
  type ProfileFieldName,
  remotes,
  statuses,
  teamRoles,
  visibilities,
} from '#registry/profile/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { type ProfileWords, words } from './profile.words.ts'
import { refusalWords } from './profile-refusal.words.ts'

/** What the form shows: texts as they were typed, and who sees each field. */
export type GivenProfile = { texts: Record<string, string>; lists: Record<string, readonly string[]> }
export type FormProps = {
  lang: Lang
  given: GivenProfile
  wrong: readonly ProfileFault[]
  refusal?: string | undefined
  regions: readonly Option[]
}
type Part = FormProps & { said: ProfileWords }

/** The name of a cause: that of the family of functions of which it is the matter. */
export function causeLabels(lang: Lang): Map<string, string> {
  const groups = new Map(functionOptions(lang).map(({ value, group = '' }) => [value, group]))
  const named = [...readTaxonomy().functions.values()].map(
    ({ id, family }) => [family, groups.get(id) ?? family] as const,
  )
  return new Map(named)
}

/** What the environment calls a language; ours for the two whose codes it does not know. */
export function languageName(lang: Lang, code: string): string {
  const name =
    words[lang].languageNames[code] ?? new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1)
}

/** One field and, beside it, who sees it. */
const Shown = ({ name, part, children }: { name: ProfileFieldName; part: Part; children?: Child }) => {
  const { said, given } = part
  return (
    <div class="rang visible">
      {children}
      <Select
        name={`seen-${name}`}
        label={
          <>
            {said.visibility}
            <Unseen> ({said.fields[name]})</Unseen>
          </>
        }
        options={visibilities.map((value) => ({ value, label: said.visibleOf[value] }))}
        value={given.texts[`seen-${name}`] ?? 'me'}
        empty={false}
      />
    </div>
  )
}

const faultOf = ({ wrong, lang }: Part, name: ProfileFault) =>
  wrong.includes(name) ? refusalWords[lang].faults[name] : undefined

type LineProps = { name: ProfileFieldName; part: Part; max: number; help?: string }
const Line = ({ name, part, max, help }: LineProps) => (
  <Shown name={name} part={part}>
    <Field
      name={name}
      label={part.said.fields[name]}
      value={part.given.texts[name]}
      error={faultOf(part, name)}
      {...{ maxlength: max, help }}
      optional
    />
  </Shown>
)
const Long = ({
  name,
  part,
  rows = 3,
  help,
}: {
  name: ProfileFieldName
  part: Part
  rows?: number
  help?: string
}) => (
  <Shown name={name} part={part}>
    <TextArea
      name={name}
      label={part.said.fields[name]}
      value={part.given.texts[name]}
      error={faultOf(part, name)}
      maxlength={2_000}
      {...{ rows, help }}
      optional
    />
  </Shown>
)
type PickProps = { name: ProfileFieldName; part: Part; options: readonly Option[] }
const One = ({ name, part, options }: PickProps) => (
  <Shown name={name} part={part}>
    <Select
      name={name}
      label={part.said.fields[name]}
      value={part.given.texts[name]}
      error={faultOf(part, name)}
      empty={part.said.none}
      options={options}
      optional
    />
  </Shown>
)
const Several = ({ name, part, options }: PickProps) => (
  <Shown name={name} part={part}>
    <Choices
      name={name}
      kind="checkbox"
      legend={part.said.fields[name]}
      value={part.given.lists[name] ?? []}
      error={faultOf(part, name)}
      options={options}
      optional
    />
  </Shown>
)

/** Everything that a person may say of themselves, skills apart. */
export const ProfileForm = (props: FormProps) => {
  const { lang, wrong, refusal } = props
  const said = words[lang]
  const part = { ...props, said }
  const errors = [
    ...wrong.map((field) => ({ field, message: refusalWords[lang].faults[field] })),
    ...(refusal ? [{ field: 'handle', message: refusal }] : []),
  ]
  return (
    // The thread of the page runs from section to section: the form that holds them draws nothing.
    <form action={to(lang, '/mon/profil')} method="post" novalidate>
      <Identity {...part} summary={<ErrorSummary errors={errors} title={said.refused} />} />
      <Section id="presentation" title={said.present}>
        <Stack>
          <Line name="headline" part={part} max={160} />
          <Line name="pronouns" part={part} max={40} />
          <Long name="bio" part={part} rows={5} />
          <Several name="languages" part={part} options={languageOptions(lang)} />
          <Long name="links" part={part} help={said.helps.links} />
        </Stack>
      </Section>
      <Wishes {...part} />
      <Work {...part} />
    </form>
  )
}

const Identity = ({ summary, ...part }: Part & { summary: Child }) => {
  const { said, given } = part
  return (
    <Section id="identite" title={said.identity} note={said.identityNote}>
      <Stack>
        {summary}
        <Field
          name="name"
          label={said.name}
          value={given.texts.name}
          maxlength={80}
          error={faultOf(part, 'name')}
          autocomplete="name"
        />
        <Field
          name="handle"
          label={said.handle}
          help={said.handleHelp}
          value={given.texts.handle}
          error={faultOf(part, 'handle')}
          maxlength={40}
          optional
        />
      </Stack>
    </Section>
  )
}

const Wishes = (part: Part) => {
  const { said, lang } = part
  const labels = causeLabels(lang)
  return (
    <Section id="envies" title={said.wishes} note={said.wishesNote}>
      <Stack>
        <Long name="aspirations" part={part} />
        <Long name="avoids" part={part} />
        <Several
          name="themes"
          part={part}
          options={causes().map((value) => ({ value, label: labels.get(value) ?? value }))}
        />
        <Several
          name="roles"
          part={part}
          options={teamRoles.map((value) => ({ value, label: said.roles[value] }))}
        />
      </Stack>
    </Section>
  )
}

const Work = (part: Part) => {
  const { said, given, regions } = part
  return (
    <Section id="cadre" title={said.work} note={said.workNote}>
      <Stack>
        <One name="region" part={part} options={regions} />
        <Line name="place" part={part} max={100} />
        <One
          name="remote"
          part={part}
          options={remotes.map((value) => ({ value, label: said.remotes[value] }))}
        />
        <One
          name="status"
          part={part}
          options={statuses.map((value) => ({ value, label: said.statuses[value] }))}
        />
        <Line name="rate" part={part} max={12} help={said.helps.rate} />
        <Line name="load" part={part} max={2} help={said.helps.load} />
        <Select
          name="per"
          label={said.per}
          value={given.texts.per ?? 'month'}
          empty={false}
          options={(['month', 'week'] as const).map((value) => ({ value, label: said.perOf[value] }))}
        />
        <Shown name="availability" part={part}>
          <p>
            <strong>{said.fields.availability}</strong>
            <br />
            <span class="aide">{said.helps.availability}</span>
          </p>
        </Shown>
        <p class="rang">
          <Button kind="first">{said.save}</Button>
        </p>
      </Stack>
    </Section>
  )
}

const languageOptions = (lang: Lang): Option[] =>
  languages.map((value) => ({ value, label: languageName(lang, value) }))
