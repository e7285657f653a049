import type { Child } from 'hono/jsx'
import { useLang } from './lang.ts'
import { Breadcrumb, type Crumb } from './navigation.tsx'
import { typeset } from './typeset.ts'

export type OpeningProps = {
  title: Child
  /** Facts of the margin: a text per line, or a `<State>`. */
  margin?: Child
  breadcrumb?: readonly Crumb[] | undefined
  /** What the last crumb says, when the title is long or is not a string. */
  here?: string | undefined
  /** One sentence, two at most: what the page allows. */
  lead?: Child
  /** The home page has the largest title and no line in the body. */
  home?: boolean | undefined
  children?: Child
}

/** The first block of a page: its facts in the margin, the way here, the title. */
export const Opening = ({ title, margin, breadcrumb, here, lead, home, children }: OpeningProps) => (
  <div class={home ? 'bloc accueil' : 'bloc'}>
    <div class="marge">{margin}</div>
    <div class="corps">
      {breadcrumb && <Breadcrumb items={breadcrumb} here={here ?? String(title)} />}
      <h1>{title}</h1>
      {lead && <Lead>{lead}</Lead>}
      {children}
    </div>
  </div>
)

const Lead = ({ children }: { children?: Child }) => <p class="chapo">{typeset(useLang(), children)}</p>
const Why = ({ children }: { children?: Child }) => <p>{typeset(useLang(), children)}</p>

export type SectionProps = {
  id: string
  title: Child
  /** Who says so, and why: twenty words at most, in the margin. */
  note?: Child
  children?: Child
}

/** A block: its title and its reason hang in the margin, its matter is in the body. */
export const Section = ({ id, title, note, children }: SectionProps) => (
  <section class="bloc" aria-labelledby={id}>
    <div class="marge">
      <h2 id={id}>{title}</h2>
      {note && <Why>{note}</Why>}
    </div>
    <div class="corps">{children}</div>
  </section>
)

/** Things side by side that wrap; `ends` pushes them to both ends; `small` is for notes. */
export const Row = (props: {
  ends?: boolean | undefined
  small?: boolean | undefined
  as?: 'p' | 'div' | undefined
  children?: Child
}) => {
  const names = ['rang', props.ends && 'bout', props.small && 'petit'].filter(Boolean).join(' ')
  return props.as === 'div' ? (
    <div class={names}>{props.children}</div>
  ) : (
    <p class={names}>{props.children}</p>
  )
}

/** Things one under the other, evenly spaced. */
export const Stack = ({ children }: { children?: Child }) => <div class="pile">{children}</div>

/** Equal columns that fold by themselves. */
export const Grid = ({ size, children }: { size?: 'wide' | 'narrow' | undefined; children?: Child }) => (
  <div class={size === 'wide' ? 'grille g2' : size === 'narrow' ? 'grille g4' : 'grille'}>{children}</div>
)

/** Text at a readable width. */
export const Prose = ({ children }: { children?: Child }) => <div class="mesure pile">{children}</div>

/** The words of someone, as they were written. */
export const Quote = ({ children }: { children?: Child }) => (
  <blockquote class="chapo">
    <p>{children}</p>
  </blockquote>
)

/** Text that only a screen reader says. */
export const Unseen = ({ children }: { children?: Child }) => <span class="cache">{children}</span>

/** Secondary words: a date, a source. */
export const Note = ({ children }: { children?: Child }) => <small class="doux">{children}</small>
