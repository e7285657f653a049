import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Section } from '#platform/ui/index.tsx'
import type { BirthPost } from './post.queries.ts'
import { words } from './post.words.ts'

/** Under a need: the posts in which it was first told. */
export const NeedBirth = ({ lang, posts }: { lang: Lang; posts: readonly BirthPost[] }) => {
  const said = words[lang]
  if (posts.length === 0) return null
  return (
    <Section id="journal" title={said.bornFrom} note={said.bornFromNote}>
      <ul>
        {posts.map(({ id, slug, title, posted_on }) => (
          <li>
            <a href={to(lang, `/chantiers/${slug}/journal#billet-${id}`)}>
              {said.bornLink(title, formatDate(lang, posted_on))}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
