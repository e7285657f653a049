import type { Lang } from '#platform/lang.ts'
import {
  Bar,
  ButtonLink,
  Card,
  Cards,
  Facts,
  Figures,
  Grid,
  Note,
  OutsideLink,
  Person,
  Points,
  type ReasonState,
  Reasons,
  Result,
  Row,
  Section,
  State,
  Tag,
  Tags,
} from '#platform/ui/index.tsx'
import { type CardsWords, cardsWords } from './cards.words.ts'
import { hostile } from './gallery.words.ts'

type Props = { said: CardsWords }

const Plain = ({ said }: Props) => (
  <Section id="fiches" title={said.cards} note={said.cardsNote}>
    <Cards>
      <Card title={said.plain} href="#fiches">
        <p class="doux">{said.plainText}</p>
        <State kind="ok">{said.solid}</State>
      </Card>
      <Card title={hostile.unbroken} href={hostile.address}>
        <p>{hostile.markup}</p>
        <p>{hostile.rightToLeft}</p>
      </Card>
      <Card title={said.pool} href="#fiches" best>
        <p class="doux">{said.poolText}</p>
        <Bar value={34_500} max={52_000} label={said.promised} />
        <Row ends small>
          <span>{said.promised}</span>
          <span>
            <Points full={4} total={4} label={false} /> {said.bodies}
          </span>
        </Row>
      </Card>
    </Cards>
    <Cards size="narrow">
      {said.doors.map((door, i) => (
        // Four doors, four series.
        <Card title={door} door={(i + 1) as 1 | 2 | 3 | 4}>
          <p>{said.doorText}</p>
          <p>
            <a href="#fiches">
              {said.enter} <span class="cache">{door}</span>
            </a>
          </p>
        </Card>
      ))}
    </Cards>
  </Section>
)

const Results = ({ said }: Props) => {
  const reasons = said.reasons.map(([state, text, proof]) => ({
    // The words file lists the four states; TypeScript reads them as plain strings there.
    state: state as ReasonState,
    text,
    proof,
  }))
  return (
    <Section id="resultats" title={said.results} note={said.resultsNote}>
      <Cards size="column" ordered>
        <Result rank={1} best title={said.solution} href="#resultats" reasons={<Reasons items={reasons} />}>
          <p class="doux">{said.solutionText}</p>
          <p>
            <Points full={5} total={6} label={false} /> <strong>{said.covered}</strong>
          </p>
          <Tags items={['GPL-3.0-or-later', 'Scop']} />
          <p>
            <ButtonLink href="#resultats" about={said.solution}>
              {said.see}
            </ButtonLink>
          </p>
        </Result>
        <Result
          rank={2}
          title={hostile.unbroken}
          href="#resultats"
          reasons={<Reasons items={[{ state: 'unknown', text: hostile.unbroken, proof: hostile.markup }]} />}
        >
          <p class="doux">{hostile.markup.repeat(3)}</p>
        </Result>
        <Result title={said.plain} href="#resultats" reasons={<p class="doux">{said.noReason}</p>} />
      </Cards>
    </Section>
  )
}

const Counted = ({ said }: Props) => (
  <>
    <Section id="points" title={said.points} note={said.pointsNote}>
      <Row>
        <Points full={4} half={1} total={6} />
        <Points full={0} total={6} />
        <Points full={40} total={40} />
        <Points full={61} total={412} />
      </Row>
    </Section>
    <Section id="chiffres" title={said.figures} note={said.figuresNote}>
      <Figures items={said.counted.map(([value, label]) => ({ value, label }))} />
    </Section>
    <Section id="faits" title={said.facts} note={said.factsNote}>
      <Grid size="wide">
        <Facts
          items={[
            [said.licence, 'AGPL-3.0-or-later', 'publiccode.yml, 2026'],
            [said.budget, said.atMost, <Tag>{said.deduced}</Tag>],
            [said.population, null],
            [said.editor, ''],
          ]}
        />
        <Facts
          items={[
            [said.site, <OutsideLink href={hostile.url}>{hostile.url}</OutsideLink>],
            [said.editor, hostile.unbroken],
            [said.site, <OutsideLink href={hostile.address}>{hostile.address}</OutsideLink>],
          ]}
        />
      </Grid>
    </Section>
  </>
)

export const CardsGallery = ({ lang }: { lang: Lang }) => {
  const said = cardsWords[lang]
  return (
    <>
      <Plain said={said} />
      <Results said={said} />
      <Counted said={said} />
      <Section id="personnes" title={said.people} note={said.peopleNote}>
        <Cards>
          <Card>
            <Person name={said.person} role={said.role} href="#personnes" />
            <p>
              <Note>{said.plainText}</Note>
            </p>
          </Card>
          <Card>
            <Person name={said.collective} role={said.collectiveRole} />
          </Card>
          <Card>
            <Person name={hostile.unbroken} role={hostile.markup} />
          </Card>
        </Cards>
      </Section>
    </>
  )
}
