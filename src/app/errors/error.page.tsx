import { type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Page, Row } from '#platform/ui/index.tsx'
import { type ErrorKind, words } from './error.words.ts'

type Props = {
  lang: Lang
  path: string
  kind: ErrorKind
  reference: string | undefined
  /** Nobody is signed in: what is missing for them may be there for who has a role. */
  maySignIn: boolean
}

export const ErrorPage = ({ lang, path, kind, reference, maySignIn }: Props) => {
  const { title, text } = words[lang][kind]
  return (
    <Page
      {...{ lang, path, title }}
      lead={text}
      robots="noindex"
      intro={
        <>
          {reference && <p>{words[lang].reference(reference)}</p>}
          {maySignIn && <p>{words[lang].members}</p>}
          <Row as="div">
            <ButtonLink href={to(lang, '/')}>{words[lang].home}</ButtonLink>
            {maySignIn && (
              <ButtonLink href={to(lang, `/connexion?suite=${encodeURIComponent(path)}`)}>
                {words[lang].signIn}
              </ButtonLink>
            )}
          </Row>
        </>
      }
    />
  )
}
