import { OutsideLink } from '#platform/ui/index.tsx'
import { contactHref } from './host.ts'

/** How to reach who publishes: a link when it is an address, else the words as they were set. */
export const Contact = ({ contact }: { contact: string }) => {
  const href = contactHref(contact)
  return href === undefined ? <span>{contact}</span> : <OutsideLink href={href}>{contact}</OutsideLink>
}

export const Paragraphs = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <p>{text}</p>
    ))}
  </>
)

export const Items = ({ texts }: { texts: readonly string[] }) => (
  <ul class="mesure">
    {texts.map((text) => (
      <li>{text}</li>
    ))}
  </ul>
)
