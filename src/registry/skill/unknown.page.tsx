import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Empty,
  Field,
  Form,
  Notice,
  Page,
  Row,
  Section,
  Select,
  Stack,
  Table,
} from '#platform/ui/index.tsx'
import { suggestSkills } from './skills.ts'
import type { UnknownSkill } from './unknown.queries.ts'
import { words } from './unknown.words.ts'

type Props = {
  lang: Lang
  path: string
  unknown: readonly UnknownSkill[]
  just?: boolean
  refusal?: keyof (typeof words)['fr']['refusals'] | undefined
}
/** The page stays light: the others come when these are answered. */
const SHOWN_MAX = 20

/** The words that the list did not understand, and what a curator makes of each. */
export const UnknownSkillsPage = ({ lang, path, unknown, just, refusal }: Props) => {
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="people"
      title={said.title}
      lead={said.lead}
      breadcrumb={[[said.people, to(lang, '/vivier')]]}
      robots="noindex, nofollow"
    >
      <Section id="attente" title={said.queue} note={said.queueNote}>
        <Stack>
          {just && <Notice kind="ok" title={said.done} live />}
          {refusal && <Notice kind="err" title={said.refusals[refusal]} live />}
          {unknown.length === 0 ? (
            <Empty title={said.empty}>{said.emptyText}</Empty>
          ) : (
            <Table
              caption={said.queue}
              captionUnseen
              columns={[
                { label: said.word },
                { label: said.times, kind: 'number' },
                { label: said.since, kind: 'date' },
                { label: said.answer },
              ]}
              rows={unknown
                .slice(0, SHOWN_MAX)
                .map((word, at) => [
                  <strong>{word.written}</strong>,
                  formatNumber(lang, word.times),
                  formatDate(lang, word.first_on),
                  <Answer {...{ lang, path, word, at }} />,
                ])}
            />
          )}
        </Stack>
      </Section>
    </Page>
  )
}

type AnswerProps = { lang: Lang; path: string; word: UnknownSkill; at: number }
const Answer = ({ lang, path, word, at }: AnswerProps) => {
  const said = words[lang]
  const near = suggestSkills(word.written)
  return (
    <Form action={to(lang, path)}>
      <input type="hidden" name="mot" value={word.folded} />
      <Row as="div">
        {near.length > 0 && (
          <Select
            id={`savoir-${at}`}
            name="savoir"
            label={said.skill}
            options={near.map(({ id, label }) => ({ value: id, label: label[lang] }))}
            empty={said.choose}
          />
        )}
        <Field id={`autre-${at}`} name="autre" label={said.other} maxlength={80} optional />
        <Button name="geste" value="relier" about={word.written}>
          {said.attach}
        </Button>
        <Button name="geste" value="ecarter" about={word.written}>
          {said.dismiss}
        </Button>
      </Row>
    </Form>
  )
}
