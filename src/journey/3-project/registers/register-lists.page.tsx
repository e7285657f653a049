import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Form,
  Journal,
  Note,
  OutsideLink,
  State,
  type StateKind,
  Table,
} from '#platform/ui/index.tsx'
import type { Decision, ProjectDocument, Risk } from './register.queries.ts'
import type { Degree } from './register.tables.ts'
import { words } from './register.words.ts'

/** Decisions, the latest first, each with who, why and when it is looked at again. */
export const DecisionList = ({ lang, decisions }: { lang: Lang; decisions: readonly Decision[] }) => {
  const said = words[lang]
  return (
    <Journal
      items={decisions.map(({ number, decided_on, title, why, who, review_on, replaces, is_public }) => ({
        date: decided_on,
        label: formatDate(lang, decided_on),
        children: (
          <>
            <strong id={`decision-${number}`}>{said.decision(number, title)}</strong>
            <br />
            {why}
            <br />
            <Note>
              {[
                said.byWho(who),
                replaces && said.replaces(replaces),
                review_on && said.review(formatDate(lang, review_on)),
                is_public ? said.public : said.kept,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Note>
          </>
        ),
      }))}
    />
  )
}

const kinds: Readonly<Record<Degree, StateKind>> = { low: 'soon', medium: 'attn', high: 'err' }
type RiskProps = { lang: Lang; risks: readonly Risk[]; base?: string | undefined }

/** `base` is given to who may change: each open risk then has its link and its button. */
export const RiskTable = ({ lang, risks, base }: RiskProps) => {
  const said = words[lang]
  return (
    <Table
      caption={said.risks}
      captionUnseen
      columns={[
        { label: said.risk },
        { label: said.likely },
        { label: said.hits },
        { label: said.answer },
        { label: said.owner },
        ...(base ? [{ label: said.action, unseen: true }] : []),
      ]}
      rows={risks.map((risk) => [
        risk.title,
        risk.closed_on ? (
          <State kind="ok">{said.closedOn(formatDate(lang, risk.closed_on))}</State>
        ) : (
          <State kind={kinds[risk.likelihood]}>{said.likelihood[risk.likelihood]}</State>
        ),
        <State kind={kinds[risk.impact]}>{said.impact[risk.impact]}</State>,
        risk.answer ?? said.noAnswer,
        risk.owner ?? '',
        ...(base ? [<RiskActions {...{ lang, risk, base }} />] : []),
      ])}
    />
  )
}

const RiskActions = ({ lang, risk, base }: { lang: Lang; risk: Risk; base: string }) => {
  const said = words[lang]
  return (
    <>
      <a href={to(lang, `${base}?risque=${risk.id}#risque`)}>
        {said.change}
        <span class="cache"> {risk.title}</span>
      </a>
      {risk.closed_on === null && (
        <Form action={to(lang, `${base}/risques/${risk.id}/clore`)}>
          <Button about={risk.title}>{said.close}</Button>
          <Button about={risk.title} name="arrive" value="oui">
            {said.cameTrue}
          </Button>
        </Form>
      )}
    </>
  )
}

const KILO = 1_000
type DocumentProps = {
  lang: Lang
  slug: string
  documents: readonly ProjectDocument[]
  base?: string | undefined
}

export const DocumentTable = ({ lang, slug, documents, base }: DocumentProps) => {
  const said = words[lang]
  return (
    <Table
      caption={said.documents}
      captionUnseen
      columns={[
        { label: said.name },
        { label: said.addedOn, kind: 'date' },
        { label: said.whoReads },
        ...(base ? [{ label: said.action, unseen: true }] : []),
      ]}
      rows={documents.map((document) => [
        <DocumentLink {...{ lang, slug, document }} />,
        formatDate(lang, document.added_on),
        document.is_public ? said.everybody : said.kept,
        ...(base
          ? [
              <Form action={to(lang, `${base}/documents/${document.id}/retirer`)}>
                <Button about={document.title}>{said.remove}</Button>
              </Form>,
            ]
          : []),
      ])}
    />
  )
}

type LinkProps = { lang: Lang; slug: string; document: ProjectDocument }

const DocumentLink = ({ lang, slug, document: { id, title, url, file_name, size_bytes } }: LinkProps) =>
  url ? (
    <OutsideLink href={url}>{title}</OutsideLink>
  ) : (
    <>
      <a href={to(lang, `/chantiers/${slug}/documents/${id}`)} download>
        {title}
      </a>{' '}
      <Note>
        {file_name} · {words[lang].size(formatNumber(lang, Math.ceil((size_bytes ?? 0) / KILO)))}
      </Note>
    </>
  )
