import { type Lang, to } from '#platform/lang.ts'
import { Button, ErrorSummary, Field, Form, Page, Prose, Row, Section } from '#platform/ui/index.tsx'
import type { Space } from '#registry/space/index.ts'
import { words } from './archive.words.ts'

/** What the register holds of a reason. */
export const REASON_SIGNS_MAX = 500

type Props = {
  lang: Lang
  path: string
  space: Pick<Space, 'slug' | 'name'>
  /** What was written, when it is no reason. */
  refused?: string | undefined
}

export const ArchivePage = ({ lang, path, space, refused }: Props) => {
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
        </Prose>
        <Form action={to(lang, `/espaces/${space.slug}/export`)}>
          <ErrorSummary
            errors={refused === undefined ? [] : [{ field: 'motif', message: said.reasonMissing }]}
          />
          <Field
            name="motif"
            label={said.reason}
            help={said.recorded}
            value={refused}
            error={refused === undefined ? undefined : said.reasonMissing}
            maxlength={REASON_SIGNS_MAX}
          />
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
