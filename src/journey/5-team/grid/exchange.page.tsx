import { isCommitment, type Write } from '#engines/half-days/grid.ts'
import { formatNumber, type Lang, plural, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Choice,
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
import type { GridProject } from './grid.queries.ts'
import { words } from './grid.words.ts'
import { slotText, stateText } from './grid-text.ts'
import type { RefusedLine } from './sheet-file.ts'

const PATH = '/mon/temps/reprendre'
const SHOWN_MAX = 60
type Refusal = keyof (typeof words)['fr']['refusals']
type BringProps = {
  lang: Lang
  path: string
  refusal?: Refusal | undefined
  refusedLines?: readonly RefusedLine[] | undefined
}

/** Where a file comes back: nothing is written before one has seen what it changes. */
export const BringPage = ({ lang, path, refusal, refusedLines = [] }: BringProps) => {
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      title={said.bring}
      lead={said.bringNote}
      breadcrumb={[[said.title, to(lang, '/mon/temps')]]}
      robots="noindex, nofollow"
    >
      <Section id="fichier" title={said.file}>
        <Stack>
          {refusal && (
            <Notice kind="err" title={said.refusals[refusal]} live>
              {refusedLines.length > 0 && (
                <ul>
                  {refusedLines.slice(0, SHOWN_MAX).map(({ line, fault }) => (
                    <li>{said.labelled(said.line(line), said.lineFaults[fault])}</li>
                  ))}
                </ul>
              )}
            </Notice>
          )}
          <Form action={to(lang, PATH)} upload>
            <Field name="fichier" type="file" label={said.file} accept=".csv,.xlsx,.ics" />
            <Select
              name="devient"
              label={said.eventsAre}
              empty={false}
              value="off"
              options={(['off', 'leave', 'available'] as const).map((value) => ({
                value,
                label: said.kinds[value],
              }))}
            />
            <Row>
              <Button kind="first">{said.show}</Button>
            </Row>
          </Form>
        </Stack>
      </Section>
    </Page>
  )
}

type DiffProps = {
  lang: Lang
  path: string
  changes: readonly Write[]
  projects: readonly GridProject[]
  /** How many were written already, when these are what is left. */
  written?: number | undefined
}

/** What a file would change: accepted or left, whole. */
export const DiffPage = ({ lang, path, changes, projects, written }: DiffProps) => {
  const said = words[lang]
  const hidesCommitment = changes.some(({ from }) => isCommitment(from))
  const count = said.diffCount(formatNumber(lang, changes.length), plural(lang, changes.length, said.changes))
  return (
    <Page
      {...{ lang, path }}
      title={changes.length > 0 ? count : said.noDiff}
      lead={changes.length > 0 ? said.diffNote : said.noDiffNote}
      breadcrumb={[
        [said.title, to(lang, '/mon/temps')],
        [said.bring, to(lang, PATH)],
      ]}
      here={said.diff}
      robots="noindex, nofollow"
    >
      <Section id="differences" title={said.diff}>
        <Stack>
          {written !== undefined && (
            <Notice kind="attn" title={said.left} live>
              {said.leftNote}
            </Notice>
          )}
          {changes.length > 0 && (
            <Table
              caption={said.diff}
              captionUnseen
              columns={[{ label: said.slot }, { label: said.before }, { label: said.after }]}
              rows={changes
                .slice(0, SHOWN_MAX)
                .map(({ slot, from, to: after }) => [
                  slotText(lang, slot),
                  stateText(lang, { projects }, from),
                  <strong>{stateText(lang, { projects }, after)}</strong>,
                ])}
            />
          )}
          <Form action={to(lang, `${PATH}/ecrire`)}>
            <input
              type="hidden"
              name="changements"
              value={changes.map(({ slot, from, to: after }) => `${slot} ${from} ${after}`).join('\n')}
            />
            {hidesCommitment && (
              <Choice name="dessus" label={said.overAll} help={said.whys['over-commitment']} />
            )}
            <Row as="div">
              {changes.length > 0 && <Button kind="first">{said.apply}</Button>}
              <ButtonLink href={to(lang, '/mon/temps')}>{said.cancel}</ButtonLink>
            </Row>
          </Form>
        </Stack>
      </Section>
    </Page>
  )
}
