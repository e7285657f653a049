import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import type { ShownMail } from '#platform/mail/index.ts'
import { Card, Cards, Empty, Page, Section } from '#platform/ui/index.tsx'
import { words } from './mail.words.ts'

type Props = { lang: Lang; path: string; mails: ShownMail[] }

export const MailPage = ({ lang, path, mails }: Props) => {
  const { title, lead, note, list, empty, emptyText, home } = words[lang]
  return (
    <Page lang={lang} path={path} title={title} lead={lead} robots="noindex, nofollow">
      <Section id="messages" title={list} note={note}>
        {mails.length === 0 ? (
          <Empty title={empty} action={{ href: to(lang, '/'), label: home }}>
            {emptyText}
          </Empty>
        ) : (
          <Cards>
            {mails.map((mail) => (
              <Card title={mail.subject}>
                <p class="doux">
                  {mail.recipient} · {formatDate(lang, dayOf(mail.created_at))}
                </p>
                <Lines text={mail.body} />
              </Card>
            ))}
          </Cards>
        )}
      </Section>
    </Page>
  )
}

const LINK = /(https?:\/\/\S+)/

/** Links of a message can be followed, as in a mail reader. */
const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line) => (
      <p>{line.split(LINK).map((part) => (LINK.test(part) ? <a href={part}>{part}</a> : part))}</p>
    ))}
  </>
)
