import type { Child } from 'hono/jsx'
import { describe, Refusal } from './form.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './lang.ts'

export type ChoiceOption = {
  value: string
  label: Child
  help?: Child
  /** How many results this answer has, in a filter. */
  count?: number | string | undefined
  disabled?: boolean | undefined
}

type InputKind = 'radio' | 'checkbox'
type OneChoice = ChoiceOption & {
  name: string
  id: string
  kind: InputKind
  checked: boolean
  by?: string | undefined
}

const OneChoiceInput = ({ kind, by, label, help, count, ...input }: OneChoice) => (
  <label class="choix" for={input.id}>
    <input type={kind} {...input} aria-describedby={by} />
    <span>
      {label}
      {count !== undefined && <span class="aide"> ({count})</span>}
      {help && (
        <>
          <br />
          <span class="aide">{help}</span>
        </>
      )}
    </span>
  </label>
)

export type ChoicesProps = {
  name: string
  legend: Child
  options: readonly ChoiceOption[]
  kind?: InputKind | undefined
  /** What is chosen: one value for radios, several for checkboxes. */
  value?: string | readonly string[] | undefined
  id?: string | undefined
  help?: Child
  error?: Child
  optional?: boolean | undefined
}

/** One question, several answers: radios (one) or checkboxes (several), in a fieldset. */
export const Choices = (props: ChoicesProps) => {
  const words = useWords()
  const key = props.id ?? props.name
  const chosen = new Set(typeof props.value === 'string' ? [props.value] : props.value)
  const by = describe({ name: key, label: '', help: props.help, error: props.error })['aria-describedby']
  return (
    <fieldset aria-describedby={by}>
      <legend>
        {props.legend}
        {props.optional && <span class="aide"> {words.optional}</span>}
      </legend>
      {props.help && (
        <p class="aide" id={`${key}-a`}>
          {props.help}
        </p>
      )}
      {props.options.map((option, i) => (
        <OneChoiceInput
          {...option}
          name={props.name}
          kind={props.kind ?? 'radio'}
          id={i === 0 ? key : `${key}-${i + 1}`}
          checked={chosen.has(option.value)}
        />
      ))}
      {props.error && <Refusal id={`${key}-e`}>{props.error}</Refusal>}
    </fieldset>
  )
}

export type ChoiceProps = {
  name: string
  label: Child
  help?: Child
  value?: string | undefined
  checked?: boolean | undefined
  id?: string | undefined
  error?: Child
}

/** One box to tick. */
export const Choice = ({
  name,
  label,
  help,
  value = 'oui',
  checked = false,
  id = name,
  error,
}: ChoiceProps) => (
  <div>
    <OneChoiceInput
      kind="checkbox"
      by={error ? `${id}-e` : undefined}
      {...{ name, label, help, value, checked, id }}
    />
    {error && <Refusal id={`${id}-e`}>{error}</Refusal>}
  </div>
)

export type FieldError = { field: string; message: string }

/** After a refused form: what to review, each line leading to its field. Nothing when nothing is refused. */
export const ErrorSummary = (props: {
  errors: readonly FieldError[]
  title?: string | undefined
  /** `false` where it is only shown, as in the gallery. */
  focus?: boolean | undefined
}) => {
  const words = useWords()
  if (props.errors.length === 0) return null
  return (
    <div class="avis err" role="alert" id="erreurs" tabindex={-1} autofocus={props.focus ?? true}>
      <Icon name="warning" />
      <div>
        <strong>{props.title ?? words.errors(props.errors.length)}</strong>
        <ul>
          {props.errors.map(({ field, message }) => (
            <li>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
