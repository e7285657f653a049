import { type Lang, to } from '#platform/lang.ts'
import { Button, ErrorSummary, Field, Form, Notice, Page, Row, Section } from '#platform/ui/index.tsx'
import type { Project } from '../projects/project.queries.ts'
import { ProjectFrame } from '../projects/project-frame.page.tsx'
import { type FollowRefusal, words } from './follow.words.ts'

type Props = {
  lang: Lang
  path: string
  origin: string
  project: Project
  isFollowing: boolean
  isInside: boolean
  email: string
  /** The message that confirms has left, or would have. */
  isAsked: boolean
  refusal: FollowRefusal | undefined
  /** Shown once, when it was just made. */
  secret: string | undefined
}

export const FollowPage = (props: Props) => {
  const { lang, path, project, isInside, isAsked } = props
  const said = words[lang]
  return (
    <ProjectFrame {...{ lang, path, project }} title={said.title} lead={said.lead}>
      {isAsked && (
        <Section id="demande" title={said.byMail}>
          <Notice kind="ok" title={said.asked} live>
            {said.askedText}
          </Notice>
        </Section>
      )}
      {!isAsked && <ByMail {...props} />}
      {project.is_public && (
        <Section id="flux" title={said.feeds} note={said.feedsNote}>
          <Addresses {...props} secret={undefined} />
        </Section>
      )}
      {isInside && <Secret {...props} />}
    </ProjectFrame>
  )
}

const at = ({ lang, project }: Props, rest: string) => to(lang, `/chantiers/${project.slug}${rest}`)

const ByMail = (props: Props) => {
  const { lang, isFollowing, email, refusal } = props
  const said = words[lang]
  return (
    <Section id="courriel" title={said.byMail} note={said.byMailNote}>
      {isFollowing ? (
        <form method="post" class="pile" action={at(props, '/suivre/arret')}>
          <Notice kind="ok" title={said.following}>
            {said.followingText}
          </Notice>
          <p>
            <Button>{said.unfollow}</Button>
          </p>
        </form>
      ) : (
        <Form action={at(props, '/suivre')} label={said.follow}>
          <ErrorSummary errors={refusal ? [{ field: 'email', message: said.refusals[refusal] }] : []} />
          <Field
            name="email"
            type="email"
            label={said.email}
            help={said.emailHelp}
            value={email}
            autocomplete="email"
            error={refusal && said.refusals[refusal]}
          />
          <p>
            <Button kind="first">{said.follow}</Button>
          </p>
        </Form>
      )}
    </Section>
  )
}

const Addresses = (props: Props) => {
  const { lang, origin, secret } = props
  const said = words[lang]
  const address = (file: string) => `${at(props, file)}${secret ? `?cle=${secret}` : ''}`
  return (
    <ul>
      {(
        [
          ['/journal.atom', said.atom],
          ['/jalons.ics', said.calendar],
        ] as const
      ).map(([file, label]) => (
        <li>
          <a href={address(file)}>{label}</a>
          {secret && (
            <>
              <br />
              <code>{`${origin}${address(file)}`}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const Secret = (props: Props) => {
  const said = words[props.lang]
  return (
    <Section id="adresses" title={said.secret} note={said.secretNote}>
      {props.secret && (
        <Notice kind="ok" title={said.keyShown} live>
          <Addresses {...props} />
        </Notice>
      )}
      <form method="post" action={at(props, '/suivre/adresses')}>
        <Button>{said.giveKey}</Button>
      </form>
    </Section>
  )
}

type Answered = {
  lang: Lang
  path: string
  follow: { slug: string; title: string; confirmed_at: Date | null }
  state: 'asked' | 'confirmed' | 'stopped'
}

/** What the link of a message opens: one button to confirm, one to stop. Opening it changes nothing. */
export const FollowKeyPage = ({ lang, path, follow, state }: Answered) => {
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="projects"
      title={said.confirmTitle}
      lead={said.confirmLead(follow.title)}
      breadcrumb={[]}
      robots="noindex, nofollow"
    >
      <Section id="suivi" title={said.byMail} note={said.byMailNote}>
        {state === 'stopped' && (
          <Notice kind="ok" title={said.stopped} live>
            {said.stoppedText}
          </Notice>
        )}
        {state === 'confirmed' && (
          <Notice kind="ok" title={said.confirmed}>
            <a href={to(lang, `/chantiers/${follow.slug}`)}>{said.back}</a>
          </Notice>
        )}
        {state !== 'stopped' && (
          <form method="post" action={to(lang, path)}>
            <Row>
              {state === 'asked' && (
                <Button kind="first" name="answer" value="confirm">
                  {said.confirm}
                </Button>
              )}
              <Button name="answer" value="stop">
                {said.unfollow}
              </Button>
            </Row>
          </form>
        )}
      </Section>
    </Page>
  )
}
