import { to } from '#platform/lang.ts'
import { Page, type PageProps } from '#platform/ui/index.tsx'
import { accountWords } from './account.words.ts'

/** A page of the account: with the ways back to it, and out of search engines. */
export const AccountFrame = (props: Omit<PageProps, 'section' | 'breadcrumb' | 'robots'>) => (
  <Page
    {...props}
    section="mine"
    breadcrumb={[
      [accountWords[props.lang].mySpace, to(props.lang, '/mon')],
      [accountWords[props.lang].title, to(props.lang, '/compte')],
    ]}
    robots="noindex"
  />
)
