import { NeedCards, NeedField } from '#journey/1-need/index.ts'
import { formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  ButtonLink,
  Card,
  Cards,
  Empty,
  Figures,
  Opening,
  Page,
  Section,
  Steps,
} from '#platform/ui/index.tsx'
import type { HomeCounts, LastNeeds } from './home.queries.ts'
import { type HomeWords, words } from './home.words.ts'
import { Strands } from './strands.tsx'

type Props = { lang: Lang; counts: HomeCounts; last: LastNeeds }

export const HomePage = ({ lang, counts, last }: Props) => {
  const said = words[lang]
  const browse = <a href={to(lang, '/solutions')}>{said.browse(formatNumber(lang, counts.solutions))}</a>
  const opening = (
    <Opening home title={said.title} lead={said.lead} margin={<Strands names={said.strands} />}>
      <NeedField lang={lang} beside={browse} />
    </Opening>
  )
  return (
    <Page lang={lang} path="/" title={said.title} description={said.description} opening={opening} script>
      <Doors lang={lang} said={said} />
      <Section id="chiffres" title={said.now} note={said.nowNote}>
        <Figures
          items={[
            { label: said.solutions, value: formatNumber(lang, counts.solutions) },
            { label: said.proofs, value: formatNumber(lang, counts.proofs) },
            { label: said.needs, value: formatNumber(lang, counts.needs) },
            { label: said.bodies, value: formatNumber(lang, counts.bodies) },
          ]}
        />
      </Section>
      <ToPool lang={lang} counts={counts} last={last} />
      <Section id="methode" title={said.how} note={said.howNote}>
        <Steps items={said.steps.map(([label, note]) => ({ label, note, state: 'done' as const }))} />
      </Section>
    </Page>
  )
}

const ToPool = ({ lang, counts, last }: Props) => {
  const said = words[lang]
  return (
    <Section id="mutualiser" title={said.pool} note={said.poolNote}>
      {last.needs.length === 0 ? (
        <Empty title={said.poolEmpty}>{said.poolEmptyText}</Empty>
      ) : (
        <>
          <NeedCards lang={lang} needs={last.needs} choices={last.choices} />
          <p>
            <ButtonLink href={to(lang, '/besoins')}>
              {said.poolAll(formatNumber(lang, counts.needs))}
            </ButtonLink>
          </p>
        </>
      )}
    </Section>
  )
}

const Doors = ({ lang, said }: { lang: Lang; said: HomeWords }) => {
  const doors = [
    [1, said.serve, said.serveText, said.serveLink, '/besoins/nouveau'],
    [2, said.share, said.shareText, said.shareLink, '/mutualiser'],
    [3, said.prove, said.proveText, said.proveLink, '/solutions'],
  ] as const
  return (
    <Section id="portes" title={said.doors} note={said.doorsNote}>
      <Cards>
        {doors.map(([door, title, text, link, href]) => (
          <Card door={door} title={title}>
            <p>{text}</p>
            <p>
              <a href={to(lang, href)}>{link}</a>
            </p>
          </Card>
        ))}
      </Cards>
    </Section>
  )
}
