import { OutsideLink, Section, shortAddress, Table } from '#platform/ui/index.tsx'
import type { Provider } from '#registry/evidence/index.ts'
import { contradictions, functionText } from './function-text.ts'
import { words } from './passport.words.ts'
import { type Frame, SolutionFrame, Turns } from './passport-frame.page.tsx'
import { type Cite, ProviderTable } from './passport-proofs.page.tsx'
import { sourceText } from './provenance.ts'
import type { KeptFunction } from './retain.ts'

type Turned = { page: number; pages: number }

/** Every function that a source tells of: its state, its proof, who says so, who says otherwise. */
export const SolutionFunctionsView = (
  props: Frame & Turned & { functions: readonly KeptFunction[]; functionLabel: (id: string) => string },
) => {
  const { functions, functionLabel, page, pages, ...frame } = props
  const { lang, solution } = frame
  const said = words[lang]
  return (
    <SolutionFrame {...frame} view="fonctions">
      <Section id="fonctions" title={said.functions} note={said.functionsNote}>
        {functions.length === 0 ? (
          <p class="doux">{said.noFunction}</p>
        ) : (
          <Table
            caption={said.functions}
            captionUnseen
            columns={[
              { label: said.functions },
              { label: said.proven },
              { label: said.proofHeader },
              { label: said.saidBy },
              { label: said.kept },
            ]}
            rows={functions.map((kept) => [
              functionText(lang, kept, functionLabel),
              said.functionStates[kept.value.state],
              kept.value.proof ? (
                <OutsideLink href={kept.value.proof}>{shortAddress(kept.value.proof)}</OutsideLink>
              ) : (
                '–'
              ),
              sourceText(lang, kept.from),
              contradictions(lang, kept) || '–',
            ])}
          />
        )}
        <Turns {...{ lang, page, pages }} slug={solution.slug} view="fonctions" />
      </Section>
    </SolutionFrame>
  )
}

export const SolutionProvidersView = (
  props: Frame &
    Turned & { providers: readonly Provider[]; regionName: (code: string) => string; cite: Cite },
) => {
  const { providers, regionName, cite, page, pages, ...frame } = props
  const { lang, solution } = frame
  const said = words[lang]
  return (
    <SolutionFrame {...frame} view="prestataires">
      <Section id="prestataires" title={said.providers} note={said.providersNote}>
        {providers.length === 0 ? (
          <p class="doux">{said.noProvider}</p>
        ) : (
          <ProviderTable {...{ lang, providers, regionName, cite }} />
        )}
        <Turns {...{ lang, page, pages }} slug={solution.slug} view="prestataires" />
      </Section>
    </SolutionFrame>
  )
}
