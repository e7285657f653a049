import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { useWords } from './lang.ts'
import { safeHref } from './links.ts'

export type FormProps = {
  action?: string | undefined
  method?: 'get' | 'post' | undefined
  /** `need` is the large form of the home page. */
  kind?: 'need' | 'plain' | undefined
  upload?: boolean | undefined
  label?: string | undefined
  /** A name under which the optional script keeps a draft in the browser. */
  draft?: string | undefined
  children?: Child
}

/** Browsers do not check: the server does, and says what to do in words. */
export const Form = ({ action, method = 'post', kind, upload, label, draft, children }: FormProps) => (
  <form
    class={kind === 'need' ? 'demande' : 'pile'}
    action={safeHref(action)}
    method={method}
    enctype={upload ? 'multipart/form-data' : undefined}
    aria-label={label}
    data-draft={draft}
    role={method === 'get' && label ? 'search' : undefined}
    novalidate
  >
    {children}
  </form>
)

export type FieldBase = {
  name: string
  label: Child
  id?: string | undefined
  help?: Child
  error?: Child
  /** Says « (facultatif) » after the label; without it, the answer is expected. */
  optional?: boolean | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
}

type Described = { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }

/** What ties an input to its help and to its refusal. */
export function describe({ id, name, help, error }: FieldBase): Described {
  const key = id ?? name
  const by = [help && `${key}-a`, error && `${key}-e`].filter(Boolean).join(' ')
  return {
    id: key,
    name,
    ...(by ? { 'aria-describedby': by } : {}),
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
  }
}

export const Refusal = ({ id, children }: { id: string; children?: Child }) => (
  <p class="erreur" id={id}>
    <Icon name="warning" />
    <span>{children}</span>
  </p>
)

const Labelled = ({ field, children }: { field: FieldBase; children?: Child }) => {
  const words = useWords()
  const key = field.id ?? field.name
  return (
    <div class="champ">
      <label for={key}>
        {field.label}
        {field.optional && <span class="aide"> {words.optional}</span>}
      </label>
      {field.help && (
        <p class="aide" id={`${key}-a`}>
          {field.help}
        </p>
      )}
      {children}
      {field.error && <Refusal id={`${key}-e`}>{field.error}</Refusal>}
    </div>
  )
}

export type FieldProps = FieldBase & {
  value?: string | number | undefined
  type?:
    | 'text'
    | 'email'
    | 'url'
    | 'tel'
    | 'search'
    | 'date'
    | 'month'
    | 'number'
    | 'password'
    | 'file'
    | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'tel' | 'search' | undefined
  maxlength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  /** Proposals of a `<datalist>`, written beside the field. */
  suggestions?: readonly string[] | undefined
  accept?: string | undefined
  spellcheck?: boolean | undefined
}

/** One line: a label above, a help before, a refusal after. */
export const Field = (props: FieldProps) => {
  const { label: _label, help: _help, error: _error, optional: _optional, suggestions, ...rest } = props
  const described = describe(props)
  const { type = 'text', spellcheck, ...input } = rest
  return (
    <Labelled field={props}>
      <input
        {...input}
        {...described}
        type={type}
        spellcheck={spellcheck}
        list={suggestions ? `${described.id}-l` : undefined}
      />
      {suggestions && (
        <datalist id={`${described.id}-l`}>
          {suggestions.map((suggestion) => (
            <option value={suggestion} />
          ))}
        </datalist>
      )}
    </Labelled>
  )
}

export type TextAreaProps = FieldBase & {
  value?: string | undefined
  rows?: number | undefined
  maxlength?: number | undefined
  placeholder?: string | undefined
}

export const TextArea = (props: TextAreaProps) => (
  <Labelled field={props}>
    <textarea
      {...describe(props)}
      rows={props.rows ?? 4}
      maxlength={props.maxlength}
      placeholder={props.placeholder}
      required={props.required}
      disabled={props.disabled}
    >
      {/* The first line break of a textarea is dropped by HTML: one more keeps the text as it was. */}
      {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
    </textarea>
  </Labelled>
)

export type Option = { value: string; label: string; group?: string | undefined }
export type SelectProps = FieldBase & {
  options: readonly Option[]
  value?: string | undefined
  /** Words of the empty answer; `false` when one must always be chosen. */
  empty?: string | false | undefined
}

export const Select = (props: SelectProps) => {
  const words = useWords()
  const groups = [...new Set(props.options.map((option) => option.group))]
  const option = ({ value, label }: Option) => (
    <option value={value} selected={value === props.value}>
      {label}
    </option>
  )
  return (
    <Labelled field={props}>
      <select {...describe(props)} required={props.required} disabled={props.disabled}>
        {props.empty !== false && <option value="">{props.empty ?? words.choose}</option>}
        {groups.map((group) => {
          const inside = props.options.filter((one) => one.group === group).map(option)
          return group ? <optgroup label={group}>{inside}</optgroup> : inside
        })}
      </select>
    </Labelled>
  )
}
