import type { Lang } from '#platform/lang.ts'
import {
  Breadcrumb,
  Button,
  Dialog,
  DialogButton,
  Disclosure,
  Journal,
  Numbered,
  Pagination,
  Prose,
  Row,
  Section,
  type StepState,
  Steps,
  Tabs,
} from '#platform/ui/index.tsx'
import { hostile } from './gallery.words.ts'
import { type WayWords, wayWords } from './way.words.ts'

const here = (page: number) => `?page=${page}#lieu`

const Where = ({ said }: { said: WayWords }) => (
  <Section id="lieu" title={said.where} note={said.whereNote}>
    <Breadcrumb items={[[said.commons, '#lieu']]} here={hostile.unbroken} label={said.trail} />
    <Tabs
      label={said.views}
      items={[...said.tabs, hostile.unbroken].map((label, i) => ({ label, href: '#lieu', current: i === 0 }))}
    />
    <Pagination page={2} pages={3} href={here} label={said.pages} />
    <Pagination page={57} pages={120} href={here} label={said.manyPages} />
    <Pagination page={1} pages={1} href={here} />
  </Section>
)

const Thread = ({ said }: { said: WayWords }) => {
  const steps = said.steps.map(([state, label, note], i) => ({
    // The words file lists the three states; TypeScript reads them as plain strings there.
    state: state as StepState,
    label,
    note,
    href: i === 0 ? '#fil' : undefined,
  }))
  return (
    <>
      <Section id="fil" title={said.thread} note={said.threadNote}>
        <Steps items={steps} />
        <Steps items={[...steps.slice(1, 4), { state: 'to-come', label: hostile.unbroken }]} vertical />
      </Section>
      <Section id="journal" title={said.journal} note={said.journalNote}>
        <Journal
          items={said.entries.map(([date = '', label = '', children]) => ({ date, label, children }))}
        />
      </Section>
    </>
  )
}

export const WayGallery = ({ lang }: { lang: Lang }) => {
  const said = wayWords[lang]
  return (
    <>
      <Where said={said} />
      <Thread said={said} />
      <Section id="deplier" title={said.open} note={said.openNote}>
        <div>
          {said.questions.map(([question, answer], i) => (
            <Disclosure summary={question} open={i === 1}>
              <Prose>
                <p>{answer}</p>
              </Prose>
            </Disclosure>
          ))}
        </div>
        <p>
          <DialogButton opens="fermer">{said.dialog}</DialogButton>
        </p>
        <Dialog id="fermer" title={said.dialogTitle}>
          <p>{said.dialogText}</p>
          <form method="dialog">
            <Row>
              <Button kind="first">{said.confirm}</Button>
              <Button>{said.cancel}</Button>
            </Row>
          </form>
        </Dialog>
      </Section>
      <Section id="compris" title={said.understood} note={said.understoodNote}>
        <Numbered items={[...said.items, hostile.markup]} />
      </Section>
    </>
  )
}
