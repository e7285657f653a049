import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import { useWords } from './lang.ts'
import { isOutside, safeHref } from './links.ts'

/** One `first` per view, the rest is ink. */
export type ActionKind = 'first' | 'second' | 'danger'
const actionClass = { first: 'fort', second: undefined, danger: 'danger' } as const

export type ButtonProps = {
  id?: string | undefined
  kind?: ActionKind | undefined
  icon?: IconName | undefined
  name?: string | undefined
  value?: string | undefined
  formaction?: string | undefined
  formnovalidate?: boolean | undefined
  disabled?: boolean | undefined
  /** What it acts on, when several buttons of a page say the same word. */
  about?: string | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  children?: Child
}

/** A button says what happens: a verb and its object. */
export const Button = ({ kind = 'second', icon, about, children, type = 'submit', ...rest }: ButtonProps) => (
  <button type={type} class={actionClass[kind]} {...rest}>
    {children}
    {about && <span class="cache"> {about}</span>}
    {icon && <Icon name={icon} />}
  </button>
)

export type ButtonLinkProps = {
  href: string
  kind?: ActionKind | undefined
  icon?: IconName | undefined
  about?: string | undefined
  download?: boolean | undefined
  children?: Child
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export const ButtonLink = ({ href, kind = 'second', icon, about, download, children }: ButtonLinkProps) => (
  <a
    class={['bouton', actionClass[kind]].filter(Boolean).join(' ')}
    href={safeHref(href)}
    download={download}
  >
    {children}
    {about && <span class="cache"> {about}</span>}
    {icon && <Icon name={icon} />}
  </a>
)

/**
 * A link whose address comes from somebody: refused schemes lose their address, and other sites get
 * neither our recommendation nor a hold on our window.
 */
export const OutsideLink = ({ href, children }: { href: string; children?: Child }) => {
  const words = useWords()
  const address = safeHref(href)
  if (address === undefined) return <span>{children}</span>
  const outside = isOutside(address)
  return (
    <a href={address} rel={outside ? 'noopener nofollow' : undefined}>
      {children}
      {outside && <span class="cache"> {words.outside}</span>}
    </a>
  )
}
