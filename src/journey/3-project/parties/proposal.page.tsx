import { type Lang, to } from '#platform/lang.ts'
import { Button, Empty, ErrorSummary, Form, Note, Page, Row, Section } from '#platform/ui/index.tsx'
import { words as partyWords } from './party.words.ts'
import type { Proposal } from './proposal.queries.ts'
import { type ProposalRefusal, words } from './proposal.words.ts'

type Props = {
  lang: Lang
  path: string
  proposals: readonly Proposal[]
  refusal: ProposalRefusal | undefined
}

/** What is proposed to the bodies for which the reader answers. */
export const ProposalsPage = ({ lang, path, proposals, refusal }: Props) => {
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      title={said.title}
      lead={said.lead}
      breadcrumb={[[said.mine, to(lang, '/mon')]]}
      intro={<ErrorSummary errors={refusal ? [{ field: 'attend', message: said.refusals[refusal] }] : []} />}
      robots="noindex"
    >
      <Section id="attend" title={said.waiting} note={said.waitingNote}>
        {proposals.length === 0 ? (
          <Empty title={said.none}>{said.noneText}</Empty>
        ) : (
          proposals.map((proposal) => <Offer {...{ lang, proposal }} />)
        )}
      </Section>
    </Page>
  )
}

const Offer = ({ lang, proposal }: { lang: Lang; proposal: Proposal }) => {
  const said = words[lang]
  const { id, kind, title, slug, owner, body, purpose, note, is_public } = proposal
  const about = said.offer(partyWords[lang].kinds[kind], title)
  return (
    <>
      <h3>{is_public ? <a href={to(lang, `/chantiers/${slug}`)}>{about}</a> : about}</h3>
      <p>{said.byWhom(owner, body)}</p>
      {purpose && <p>{purpose}</p>}
      {note && <p>{note}</p>}
      <p>
        <Note>
          {is_public ? said.isPublic : said.isPrivate} {said.opens}
        </Note>
      </p>
      <Form action={to(lang, `/mon/parties/${id}`)}>
        <Row as="div">
          <Button kind="first" name="reponse" value="oui" about={about}>
            {said.yes}
          </Button>
          <Button name="reponse" value="non" about={about}>
            {said.no}
          </Button>
        </Row>
      </Form>
    </>
  )
}
