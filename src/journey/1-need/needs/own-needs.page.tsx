import { needState } from '#engines/follow-up/need-state.ts'
import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Card, Cards, Empty, Page, Row, Section, State } from '#platform/ui/index.tsx'
import type { OwnNeedLine } from './need.queries.ts'
import { words } from './need.words.ts'
import { stateKinds } from './states.ts'

type Props = { lang: Lang; path: string; needs: readonly OwnNeedLine[] }

export const OwnNeedsPage = ({ lang, path, needs }: Props) => {
  const said = words[lang]
  return (
    <Page lang={lang} path={path} section="needs" title={said.mine} lead={said.mineLead} robots="noindex">
      <Section id="miens" title={said.needs}>
        {needs.length === 0 ? (
          <Empty title={said.mineEmpty} action={{ href: to(lang, '/besoins/nouveau'), label: said.newTitle }}>
            {said.mineEmptyText}
          </Empty>
        ) : (
          <Cards size="wide">
            {needs.map((need) => (
              <Card title={need.title} href={to(lang, `/besoins/${need.ref}`)}>
                <Row ends small>
                  <State kind={stateKinds[needState(need.stage, [])]}>{said.stages[need.stage]}</State>
                  <span>{formatDate(lang, dayOf(need.created_at))}</span>
                </Row>
              </Card>
            ))}
          </Cards>
        )}
      </Section>
    </Page>
  )
}
