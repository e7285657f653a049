import type { Child } from 'hono/jsx'
import { safeHref } from './links.ts'
import { PlainList } from './plain-list.tsx'

export type CardProps = {
  title?: Child
  href?: string | undefined
  /** The closest match has a line of ink around it. */
  best?: boolean | undefined
  /** An entry door, with one of the four series on top. */
  door?: 1 | 2 | 3 | 4 | undefined
  children?: Child
}

const cardClass = ({ best, door }: Pick<CardProps, 'best' | 'door'>) =>
  ['fiche', door && `porte f${door}`, best && 'mieux'].filter(Boolean).join(' ')

const CardTitle = ({ title, href }: Pick<CardProps, 'title' | 'href'>) => (
  <h3>{href === undefined ? title : <a href={safeHref(href)}>{title}</a>}</h3>
)

/** Something one can act on or compare. Always in `<Cards>`. */
export const Card = ({ title, href, best, door, children }: CardProps) => (
  <li class={cardClass({ best, door })}>
    {title !== undefined && <CardTitle title={title} href={href} />}
    {children}
  </li>
)

/** `column` puts one under the other; `ordered` when the rank means something. */
export const Cards = (props: {
  size?: 'wide' | 'narrow' | 'column' | undefined
  ordered?: boolean | undefined
  children?: Child
}) => {
  const sizes = { wide: 'grille g2', narrow: 'grille g4', column: 'pile' } as const
  return (
    <PlainList name={props.size ? sizes[props.size] : 'grille'} ordered={props.ordered}>
      {props.children}
    </PlainList>
  )
}

export type ResultProps = {
  rank?: number | undefined
  title: Child
  href: string
  best?: boolean | undefined
  /** `<Reasons>`: why it is here. A rank without a reason is a bug. */
  reasons: Child
  children?: Child
}

/** A ranked result: what it is on one side, why on the other. Inside `<Cards size="column" ordered>`. */
export const Result = ({ rank, title, href, best, reasons, children }: ResultProps) => (
  <li class={best ? 'fiche solution mieux' : 'fiche solution'}>
    <div class="pile">
      <h3>
        {rank !== undefined && <span class="acc">{rank} </span>} <a href={safeHref(href)}>{title}</a>
      </h3>
      {children}
    </div>
    {reasons}
  </li>
)

/** Two letters of a name: first letters of the first and of the last word. */
export function initials(name: string): string {
  const words = name.split(/[\s’'-]+/).filter((word) => /^\p{L}/u.test(word))
  const letter = (word = '') => [...word][0]?.toLocaleUpperCase('fr') ?? ''
  return words.length > 1 ? letter(words[0]) + letter(words.at(-1)) : letter(words[0])
}

/** A person or a body: initials, no photograph. */
export const Person = (props: { name: string; role?: Child; href?: string | undefined }) => (
  <div class="pers" data-i={initials(props.name)}>
    <strong>{props.href === undefined ? props.name : <a href={safeHref(props.href)}>{props.name}</a>}</strong>
    {props.role && <small class="doux">{props.role}</small>}
  </div>
)
