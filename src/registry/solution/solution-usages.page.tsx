import { formatNumber, to } from '#platform/lang.ts'
import { Empty, Section, Stack } from '#platform/ui/index.tsx'
import { FRESH_MONTHS } from '#registry/evidence/index.ts'
import { words } from './passport.words.ts'
import { type Frame, SolutionFrame, Turns } from './passport-frame.page.tsx'
import { kindsText, type ProofsProps, UsageTable } from './passport-proofs.page.tsx'

type Props = Frame &
  Pick<ProofsProps, 'kinds' | 'current' | 'toConfirm' | 'cite'> & {
    page: number
    pages: number
    /** How many there are in all, whatever the page shows. */
    toConfirmTotal: number
  }

/** Every proof: those that count first, those to confirm apart. */
export const SolutionUsagesPage = (props: Props) => {
  const { lang, path, solution, counts, kinds, current, toConfirm, toConfirmTotal, cite } = props
  const { slug, name } = solution
  const said = words[lang]
  const users = counts.usages
  const turns = <Turns {...{ lang, slug }} view="usages" page={props.page} pages={props.pages} />
  return (
    <SolutionFrame {...{ lang, path, solution, counts }} view="usages">
      <Section id="preuves" title={said.proofs} note={said.proofsNote(FRESH_MONTHS)}>
        <Stack>
          {users > 0 ? (
            <p>
              <strong>{said.proofsCount(formatNumber(lang, users), users)}</strong>
              {kindsText(lang, kinds)}
            </p>
          ) : (
            <Empty
              title={said.noProof}
              action={{ href: to(lang, `/solutions/${slug}/usages/nouveau`), label: said.useIt }}
            >
              {toConfirmTotal === 0 && said.noProofText}
            </Empty>
          )}
          {current.length > 0 && (
            <UsageTable lang={lang} caption={said.currentCaption(name)} usages={current} cite={cite} />
          )}
          {toConfirm.length === 0 && turns}
        </Stack>
      </Section>
      {toConfirm.length > 0 && (
        <Section id="a-confirmer" title={said.toConfirm} note={said.toConfirmNote}>
          <p>{said.toConfirmCount(formatNumber(lang, toConfirmTotal), toConfirmTotal)}</p>
          <UsageTable lang={lang} caption={said.toConfirmCaption(name)} usages={toConfirm} cite={cite} />
          {turns}
        </Section>
      )}
    </SolutionFrame>
  )
}
