import type { Lang } from '#platform/lang.ts'
import {
  Empty,
  Grid,
  Notice,
  type NoticeKind,
  Progress,
  Row,
  Section,
  State,
  type StateKind,
  Tag,
  Tags,
} from '#platform/ui/index.tsx'
import { hostile } from './gallery.words.ts'
import { messagesWords } from './messages.words.ts'

export const MessagesGallery = ({ lang }: { lang: Lang }) => {
  const said = messagesWords[lang]
  return (
    <>
      <Section id="messages" title={said.messages} note={said.messagesNote}>
        <Grid size="wide">
          {said.notices.map(([kind, title, text]) => (
            // The words file lists the five kinds; TypeScript reads them as plain strings there.
            <Notice kind={kind as NoticeKind} title={title}>
              {text}
            </Notice>
          ))}
        </Grid>
        <Notice kind="err" title={hostile.markup.repeat(3)}>
          <p>{hostile.unbroken.repeat(2)}</p>
          <ul>
            <li>{hostile.sql}</li>
            <li>{hostile.rightToLeft}</li>
          </ul>
        </Notice>
      </Section>
      <Section id="vide" title={said.empty} note={said.emptyNote}>
        <Empty title={said.emptyTitle} action={{ href: '#vide', label: said.emptyAction }}>
          {said.emptyText}
        </Empty>
        <Empty title={said.emptyPlain} />
      </Section>
      <Section id="travail" title={said.work} note={said.workNote}>
        <Progress
          id="lecture"
          label={said.reading}
          value={268}
          max={412}
          note={said.progress}
          action={<a href="#travail">{said.background}</a>}
        />
        <Progress id="debut" label={said.reading} value={0} max={412} note={said.starting} />
      </Section>
      <Section id="etats" title={said.states} note={said.statesNote}>
        <Row>
          {said.stateNames.map(([kind, name]) => (
            // As above: the kinds are those of the words file.
            <State kind={kind as StateKind}>{name}</State>
          ))}
        </Row>
        <Tags items={said.tags} />
        <Tags items={[]} />
        <p>
          {said.long} <Tag>{hostile.unbroken}</Tag> <State kind="attn">{hostile.unbroken}</State>
        </p>
      </Section>
    </>
  )
}
