import { formatSiren } from '#engines/siren/siren.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  type Fact,
  Facts,
  Form,
  Notice,
  OutsideLink,
  Page,
  Row,
  Section,
  Stack,
  State,
  type StateKind,
  shortAddress,
} from '#platform/ui/index.tsx'
import type { UsageState } from './freshness.ts'
import { shortName } from './short-name.ts'
import { words as usageWords } from './usage.words.ts'
import type { HeldUsage } from './usage-held.queries.ts'
import { type UsagePageWords, words } from './usage-pages.words.ts'

export type JustDone = 'declared' | 'confirmed'
type Props = {
  lang: Lang
  path: string
  usage: HeldUsage
  just?: JustDone | undefined
  /** Why what was asked was not done. */
  refusal?: string | undefined
}
type Part = Props & { said: UsagePageWords }

const stateKinds: Record<UsageState, StateKind> = { current: 'ok', 'to-confirm': 'attn', withdrawn: 'err' }

/** One declaration, for who holds its key: what it says, and the two things that may be done. */
export const HeldUsagePage = (props: Props) => {
  const { lang, path, usage, refusal } = props
  const said = words[lang]
  const part = { ...props, said }
  return (
    <Page
      {...{ lang, path }}
      section="solutions"
      title={said.heldTitle(usage.name, usage.solution_name)}
      here={said.heldHere}
      breadcrumb={[
        [said.solutions, to(lang, '/solutions')],
        [shortName(usage.solution_name), to(lang, `/solutions/${usage.slug}`)],
      ]}
      lead={said.heldLead}
      margin={<State kind={stateKinds[usage.state]}>{usageWords[lang].states[usage.state]}</State>}
      robots="noindex, nofollow"
    >
      <Section id="declaration" title={said.facts} note={said.factsNote}>
        <Stack>
          {refusal && <Notice kind="err" title={refusal} live />}
          <Done {...part} />
          <Facts items={factsOf(part)} />
        </Stack>
      </Section>
      {usage.withdrawn_on === null && <Actions {...part} />}
    </Page>
  )
}

const Done = ({ lang, usage, just, said }: Part) => {
  if (usage.withdrawn_on !== null)
    return (
      <Notice title={said.withdrawn(formatDate(lang, usage.withdrawn_on))} live>
        <p>{said.withdrawnNote}</p>
        <p>
          <ButtonLink href={to(lang, `/solutions/${usage.slug}/usages/nouveau`)}>
            {said.declareAgain}
          </ButtonLink>
        </p>
      </Notice>
    )
  if (just === 'declared')
    return (
      <Notice kind="ok" title={said.saved} live>
        {usage.has_contact ? said.savedWithMail : said.savedWithoutMail}
      </Notice>
    )
  return just === 'confirmed' ? (
    <Notice kind="ok" title={said.confirmedNow} live>
      {said.confirmedNote}
    </Notice>
  ) : null
}

function factsOf({ lang, usage, said }: Part): Fact[] {
  const { slug, solution_name, siren, source_url, since, confirmed_on } = usage
  const here = <a href={to(lang, `/solutions/${slug}`)}>{solution_name}</a>
  return [
    [said.solution, here],
    [said.body, usage.name],
    [said.siren, siren && formatSiren(siren)],
    [said.purpose, usage.purpose],
    [said.since, since && formatDate(lang, since)],
    [said.source, source_url && <OutsideLink href={source_url}>{shortAddress(source_url)}</OutsideLink>],
    [said.declared, formatDate(lang, usage.declared_on)],
    ...(confirmed_on ? [[said.confirmed, formatDate(lang, confirmed_on)] as const] : []),
  ]
}

const Actions = ({ path, lang, said }: Part) => (
  <Section id="gestes" title={said.actions} note={said.actionsNote}>
    <Form action={to(lang, path)}>
      <Row as="div">
        <Button kind="first" name="geste" value="confirmer">
          {said.confirm}
        </Button>
        <Button kind="danger" name="geste" value="retirer">
          {said.withdraw}
        </Button>
      </Row>
    </Form>
  </Section>
)
