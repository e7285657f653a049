import { formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Card,
  Cards,
  Figures,
  Form,
  Opening,
  Page,
  Row,
  Section,
  Steps,
  TextArea,
} from '#platform/ui/index.tsx'
import type { HomeCounts } from './home.queries.ts'
import { type HomeWords, words } from './home.words.ts'
import { Strands } from './strands.tsx'

type Props = { lang: Lang; counts: HomeCounts }

export const HomePage = ({ lang, counts }: Props) => {
  const said = words[lang]
  const opening = (
    <Opening home title={said.title} lead={said.lead} margin={<Strands names={said.strands} />}>
      <Form kind="need" action={to(lang, '/besoins')} draft="besoin">
        <TextArea name="text" label="Besoin" rows={4} />
        <Row as="div" ends>
          <Button kind="first">OK</Button>
          <a href={to(lang, '/solutions')}>{said.browse(formatNumber(lang, counts.solutions))}</a>
        </Row>
      </Form>
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
      <Section id="methode" title={said.how} note={said.howNote}>
        <Steps items={said.steps.map(([label, note]) => ({ label, note, state: 'done' as const }))} />
      </Section>
    </Page>
  )
}

const Doors = ({ lang, said }: { lang: Lang; said: HomeWords }) => (
  <Section id="portes" title={said.doors} note={said.doorsNote}>
    <Cards>
      <Card door={1} title={said.serve}>
        <p>{said.serveText}</p>
        <p>
          <a href={to(lang, '/besoins/nouveau')}>{said.serveLink}</a>
        </p>
      </Card>
      <Card door={2} title={said.share}>
        <p>{said.shareText}</p>
        <p>
          <a href={to(lang, '/besoins')}>{said.shareLink}</a>
        </p>
      </Card>
      <Card door={3} title={said.prove}>
        <p>{said.proveText}</p>
        <p>
          <a href={to(lang, '/solutions')}>{said.proveLink}</a>
        </p>
      </Card>
    </Cards>
  </Section>
)
