import { type Lang, to } from '#platform/lang.ts'
import { Button, Form, Page, Prose, Row, Section } from '#platform/ui/index.tsx'
import type { Space } from '#registry/space/index.ts'
import { words } from './archive.words.ts'

type Props = { lang: Lang; path: string; space: Pick<Space, 'slug' | 'name'> }

export const ArchivePage = ({ lang, path, space }: Props) => {
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      section="spaces"
      title={said.title}
      lead={said.lead}
      breadcrumb={[
        [said.spaces, to(lang, '/espaces')],
        [space.name, to(lang, `/espaces/${space.slug}`)],
      ]}
      robots="noindex"
    >
      <Section id="contenu" title={said.inside}>
        <Lines items={said.insideList} />
      </Section>
      <Section id="dehors" title={said.outside}>
        <Lines items={said.outsideList} />
      </Section>
      <Section id="sommes" title={said.sums}>
        <Prose>
          <p>{said.sumsText}</p>
          <p>{said.format}</p>
          <p>{said.recorded}</p>
        </Prose>
        <Form action={to(lang, `/espaces/${space.slug}/export`)}>
          <Row as="div">
            <Button kind="first">{said.download}</Button>
          </Row>
        </Form>
      </Section>
    </Page>
  )
}

const Lines = ({ items }: { items: readonly string[] }) => (
  <Prose>
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </Prose>
)
