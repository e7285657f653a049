import { declineReasons } from '#engines/engagement/states.ts'
import { type Lang, to } from '#platform/lang.ts'
import { Button, ButtonLink, Field, Form, Notice, Page, Row, Section, Select } from '#platform/ui/index.tsx'
import { engagementWords } from '../engagements/engagement.words.ts'
import type { HeldNotice } from './notice.actions.ts'
import { words } from './notice.words.ts'

type Props = { lang: Lang; path: string; letter: string; notice: HeldNotice; isWrong?: boolean }

/** What a letter allows, for whoever holds it: no account is asked. */
export const NoticePage = ({ lang, path, letter, notice, isWrong }: Props) => {
  const said = words[lang]
  const base = `/lettres/${letter}`
  return (
    <Page
      {...{ lang, path }}
      title={said.title(notice.title)}
      lead={said.lead(notice.project)}
      robots="noindex"
    >
      <Section id="poste" title={said.position}>
        <ButtonLink kind="first" href={to(lang, `/postes/${notice.role_id}`)}>
          {said.see}
        </ButtonLink>
      </Section>
      <Section id="refus" title={said.decline} note={said.declineNote}>
        {notice.declined ? (
          <Notice kind="ok" title={said.declined} />
        ) : (
          <Form action={to(lang, `${base}/refus`)} label={said.decline}>
            <Select
              name="motif"
              label={said.reason}
              error={isWrong ? said.wrong : undefined}
              options={declineReasons.map((value) => ({
                value,
                label: engagementWords[lang].reasons[value],
              }))}
            />
            <Field name="precision" label={said.precision} maxlength={500} optional />
            <Row as="div">
              <Button>{said.send}</Button>
            </Row>
          </Form>
        )}
      </Section>
      <Section id="fin" title={said.stop} note={said.stopNote}>
        {notice.stopped ? (
          <Notice kind="ok" title={said.stopped} />
        ) : (
          <Form action={to(lang, `${base}/fin`)} label={said.stop}>
            <Button>{said.stopAction}</Button>
          </Form>
        )}
      </Section>
    </Page>
  )
}
