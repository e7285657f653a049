import { type Lang, to } from '#platform/lang.ts'
import { Button, Choice, ErrorSummary, Field, Form, Grid, Row, Select } from '#platform/ui/index.tsx'
import { type RoleField, SKILL_ROWS } from './role.form.ts'
import type { RoleWanted } from './role.queries.ts'
import { roleRemotes } from './role.tables.ts'
import { words } from './role.words.ts'

export type RoleFormProps = {
  lang: Lang
  action: string
  /** By the names of the form, `skill-0` and so on included. */
  values: Readonly<Record<string, string>>
  wrong: readonly RoleField[]
  /** What is wrong with a line of skills, by its rank. */
  skillErrors: ReadonlyMap<number, string>
  first?: boolean
}

export const RoleForm = (props: RoleFormProps) => {
  const { lang, action, values, wrong, first } = props
  const said = words[lang]
  const ask = (name: RoleField) => ({
    name,
    value: values[name],
    error: wrong.includes(name) ? said.wrong[name] : undefined,
  })
  const errors = wrong.map((field) => ({
    field: field === 'skills' ? 'skill-0' : field,
    message: said.wrong[field],
  }))
  return (
    <Form action={to(lang, action)}>
      <ErrorSummary errors={errors} />
      <Field {...ask('title')} label={said.role} maxlength={120} />
      <Grid size="wide">
        <Field {...ask('half_days')} label={said.halfDays} help={said.halfDaysHelp} inputmode="numeric" />
        <Field {...ask('places')} label={said.places} value={values.places ?? '1'} inputmode="numeric" />
        <Field {...ask('from_on')} label={said.from} type="date" optional />
        <Field {...ask('until_on')} label={said.until} type="date" optional />
      </Grid>
      <Choice
        name="is_learner_place"
        label={said.learner}
        help={said.learnerHelp}
        checked={values.is_learner_place === 'oui'}
      />
      <Choice
        name="is_senior"
        label={said.senior}
        help={said.seniorHelp}
        checked={values.is_senior === 'oui'}
      />
      <Choice
        name="is_must"
        label={said.mustBeHeld}
        help={said.mustHelp}
        checked={values.is_must === 'oui'}
      />
      <Select
        {...ask('remote')}
        label={said.remote}
        options={roleRemotes.map((value) => ({ value, label: said.remotes[value] }))}
        empty={said.remoteUnsaid}
      />
      <Skills {...props} />
      <Field {...ask('position')} label={said.order} help={said.orderHelp} inputmode="numeric" optional />
      <p>
        <Button kind={first ? 'first' : 'second'}>{said.save}</Button>
      </p>
    </Form>
  )
}

const Skills = ({ lang, values, skillErrors }: RoleFormProps) => {
  const said = words[lang]
  const levels = said.levels.map((label, level) => ({ value: String(level), label: `${level} · ${label}` }))
  return (
    <fieldset>
      <legend>{said.skills}</legend>
      <p class="aide">{said.skillsHelp}</p>
      {Array.from({ length: SKILL_ROWS }, (_, i) => (
        <Row as="div">
          <Field
            name={`skill-${i}`}
            label={said.skill(i + 1)}
            value={values[`skill-${i}`]}
            error={skillErrors.get(i)}
            maxlength={100}
          />
          <Select
            name={`level-${i}`}
            label={said.level(i + 1)}
            value={values[`level-${i}`] ?? '1'}
            options={levels}
            empty={false}
          />
          <Choice name={`must-${i}`} label={said.mustAt(i + 1)} checked={values[`must-${i}`] === 'oui'} />
        </Row>
      ))}
    </fieldset>
  )
}

/** What may happen to a role: published, closed, opened again; taken away as long as nobody was shown it. */
export const RoleMoves = ({ lang, path, role }: { lang: Lang; path: string; role: RoleWanted }) => {
  const said = words[lang]
  const move = role.published_on === null ? 'publish' : role.closed_on === null ? 'close' : 'reopen'
  return (
    <Row as="div">
      <Form action={to(lang, `${path}/etat`)}>
        <Button name="move" value={move === 'close' ? 'close' : 'publish'}>
          {said[move]}
        </Button>
      </Form>
      {role.published_on === null && (
        <Form action={to(lang, `${path}/retirer`)}>
          <Button kind="danger">{said.remove}</Button>
        </Form>
      )}
    </Row>
  )
}
