import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Journal, Row, Section, State } from '#platform/ui/index.tsx'
import type { Post } from './post.queries.ts'
import { words } from './post.words.ts'
import { Lines, moodKinds } from './post-text.page.tsx'

type Props = { lang: Lang; project: { slug: string }; posts: readonly Post[] }

export const JournalSection = ({ lang, project, posts }: Props) => {
  const said = words[lang]
  const page = to(lang, `/chantiers/${project.slug}/journal`)
  return (
    <Section id="journal" title={said.title} note={said.sectionNote}>
      {posts.length === 0 ? (
        <p class="doux">{said.noPost}</p>
      ) : (
        <Journal
          items={posts.map(({ posted_on, mood, progress }) => ({
            date: posted_on,
            label: formatDate(lang, posted_on),
            children: (
              <>
                <p>
                  <State kind={moodKinds[mood]}>{said.moods[mood]}</State>
                </p>
                <Lines text={progress} />
              </>
            ),
          }))}
        />
      )}
      <Row>
        <a href={page}>{said.whole}</a>
        <a href={to(lang, `/chantiers/${project.slug}/suivre`)}>{said.follow}</a>
      </Row>
    </Section>
  )
}
