import { type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Opening, Page } from '#platform/ui/index.tsx'
import { type ErrorKind, words } from './error.words.ts'

type Props = { lang: Lang; path: string; kind: ErrorKind; reference: string | undefined }

export const ErrorPage = ({ lang, path, kind, reference }: Props) => {
  const { title, text } = words[lang][kind]
  return (
    <Page lang={lang} path={path} title={title} robots="noindex">
      <Opening title={title} lead={text}>
        {reference && <p>{words[lang].reference(reference)}</p>}
        <p>
          <ButtonLink href={to(lang, '/')}>{words[lang].home}</ButtonLink>
        </p>
      </Opening>
    </Page>
  )
}
