import type { Child } from 'hono/jsx'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choice,
  Choices,
  Empty,
  ErrorSummary,
  Form,
  Journal,
  Note,
  Page,
  Pagination,
  Row,
  Section,
  State,
  Tag,
  TextArea,
} from '#platform/ui/index.tsx'
import type { Project } from '../projects/project.queries.ts'
import type { PostField } from './post.form.ts'
import type { Post, PostNeed } from './post.queries.ts'
import { moods } from './post.tables.ts'
import { type PostRefusal, words } from './post.words.ts'
import { Lines, moodKinds } from './post-text.page.tsx'

export type PostValues = Partial<Record<PostField, string>>
type FormProps = {
  lang: Lang
  values: PostValues
  wrong: readonly PostField[]
  refusal: PostRefusal | undefined
}
type Props = FormProps & {
  path: string
  project: Project
  posts: readonly Post[]
  needs: readonly PostNeed[]
  page: number
  pages: number
  isInside: boolean
  mayWrite: boolean
  /** Posts that the reader may correct. */
  correctable: ReadonlySet<bigint>
  nameOf: (personId: string | null) => string | undefined
  /** The lesson that is asked, if one is. */
  lesson: Child
}

export const JournalPage = (props: Props) => {
  const { lang, path, project, posts, page, pages, isInside, mayWrite, lesson } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="projects"
      title={said.title}
      lead={isInside ? said.lead : said.outsideLead}
      description={said.outsideLead}
      breadcrumb={crumbs(lang, project)}
      intro={
        <Row>
          <a href={to(lang, `/chantiers/${project.slug}/suivre`)}>{said.follow}</a>
          {mayWrite && <a href={to(lang, '/lecons')}>{said.lessons}</a>}
        </Row>
      }
      robots={project.is_public ? undefined : 'noindex'}
    >
      {lesson}
      {mayWrite && <Write {...props} />}
      <Section id="billets" title={said.posts} note={said.postsNote}>
        {posts.length === 0 ? (
          <Empty title={said.noPost}>{isInside ? said.noPostText : said.noPublicPost}</Empty>
        ) : (
          <Journal
            items={posts.map((post) => ({
              date: post.posted_on,
              label: formatDate(lang, post.posted_on),
              children: <OnePost {...props} post={post} />,
            }))}
          />
        )}
        <Pagination
          page={page}
          pages={pages}
          href={(n) => to(lang, `/chantiers/${project.slug}/journal${n > 1 ? `?page=${n}` : ''}`)}
        />
      </Section>
    </Page>
  )
}

export const crumbs = (lang: Lang, { title, slug }: Project) =>
  [
    [words[lang].projects, to(lang, '/chantiers')],
    [title, to(lang, `/chantiers/${slug}`)],
  ] as const

const OnePost = (props: Props & { post: Post }) => {
  const { lang, project, post, needs, isInside, correctable, nameOf } = props
  const said = words[lang]
  const missing = needs.filter(({ post_id }) => post_id === post.id)
  return (
    <div id={`billet-${post.id}`} class="pile">
      <p class="rang">
        <State kind={moodKinds[post.mood]}>{said.moods[post.mood]}</State>
        <Note>{said.by(nameOf(post.person_id) ?? said.someone)}</Note>
        {post.corrected_at && <Tag>{said.corrected}</Tag>}
        {isInside && !post.is_public && <Tag>{said.inside}</Tag>}
      </p>
      <Lines text={post.progress} />
      {post.priorities && (
        <>
          <p>
            <strong>{said.fields.priorities}</strong>
          </p>
          <Lines text={post.priorities} />
        </>
      )}
      {post.figures && <Lines text={post.figures} />}
      {missing.length > 0 && <Missing {...props} missing={missing} />}
      {correctable.has(post.id) && (
        <p class="petit">
          <a href={to(lang, `/chantiers/${project.slug}/journal/${post.id}/corriger`)}>{said.correct}</a>
        </p>
      )}
    </div>
  )
}

const Missing = ({ lang, project, missing, mayWrite }: Props & { missing: readonly PostNeed[] }) => {
  const said = words[lang]
  return (
    <div class="pile">
      <strong>{said.missing}</strong>
      {missing.map(({ id, text, need_id, ref }) => (
        <div id={`manque-${id}`} class="rang">
          {ref ? <a href={to(lang, `/besoins/${ref}`)}>{text}</a> : <span>{text}</span>}
          {need_id !== null && <Note>{said.becameNeed}</Note>}
          {need_id === null && mayWrite && (
            <form method="post" action={to(lang, `/chantiers/${project.slug}/journal/manques/${id}/besoin`)}>
              <Button about={text}>{said.becomeNeed}</Button>
            </form>
          )}
        </div>
      ))}
    </div>
  )
}

const Write = (props: Props) => {
  const said = words[props.lang]
  return (
    <Section id="ecrire" title={said.write} note={said.writeNote}>
      <Form action={to(props.lang, `/chantiers/${props.project.slug}/journal`)} label={said.write}>
        <PostFields {...props} />
        <TextArea
          name="needs"
          label={said.fields.needs}
          help={said.needsHelp}
          rows={3}
          value={props.values.needs}
          error={props.wrong.includes('needs') ? said.wrong.needs : undefined}
          optional
        />
        <Choice name="is_public" label={said.fields.is_public} checked={props.values.is_public === 'oui'} />
        <p>
          <Button kind="first">{said.publish}</Button>
        </p>
      </Form>
    </Section>
  )
}

const PostFields = ({ lang, values, wrong, refusal }: FormProps) => {
  const said = words[lang]
  const error = (field: PostField) => (wrong.includes(field) ? said.wrong[field] : undefined)
  const errors = wrong.map((field) => ({ field: field as string, message: said.wrong[field] }))
  if (refusal && errors.length === 0) errors.push({ field: 'progress', message: said.refusals[refusal] })
  return (
    <>
      <ErrorSummary errors={errors} />
      <Choices
        name="mood"
        legend={said.fields.mood}
        value={values.mood}
        options={moods.map((value) => ({ value, label: said.moods[value] }))}
        error={error('mood')}
      />
      <TextArea
        name="progress"
        label={said.fields.progress}
        maxlength={1500}
        rows={5}
        value={values.progress}
        error={error('progress')}
      />
      <TextArea
        name="priorities"
        label={said.fields.priorities}
        maxlength={500}
        rows={2}
        value={values.priorities}
        error={error('priorities')}
        optional
      />
      <TextArea
        name="figures"
        label={said.fields.figures}
        maxlength={500}
        rows={2}
        value={values.figures}
        error={error('figures')}
        optional
      />
    </>
  )
}

export const CorrectPostPage = (props: FormProps & { path: string; project: Project; id: bigint }) => {
  const { lang, path, project, id, values } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="projects"
      title={said.correct}
      breadcrumb={[...crumbs(lang, project), [said.title, to(lang, `/chantiers/${project.slug}/journal`)]]}
      robots="noindex"
    >
      <Section id="corriger" title={said.correct} note={said.correctNote}>
        <Form action={to(lang, `/chantiers/${project.slug}/journal/${id}/corriger`)}>
          <PostFields {...props} />
          <Choice name="is_public" label={said.fields.is_public} checked={values.is_public === 'oui'} />
          <p>
            <Button kind="first">{said.save}</Button>
          </p>
        </Form>
      </Section>
    </Page>
  )
}
