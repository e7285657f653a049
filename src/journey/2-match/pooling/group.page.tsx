import type { Child } from 'hono/jsx'
import { compareMembers } from '#engines/pooling/groups.ts'
import { functionLabel, needWords } from '#journey/1-need/index.ts'
import { formatDate, formatMoney, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Choices,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Note,
  Page,
  Points,
  Row,
  Section,
  Table,
} from '#platform/ui/index.tsx'
import { bodyOf } from './alike.page.tsx'
import type { Group, Member, OwnOpenNeed } from './group.queries.ts'
import { type PoolingRefusal, words } from './pooling.words.ts'

type Props = {
  lang: Lang
  path: string
  group: Group
  members: readonly Member[]
  own: readonly OwnOpenNeed[]
  regionOf: (code: string | null) => string | undefined
  refusal: PoolingRefusal | undefined
  children?: Child
}
type SeenMember = Member & { ref: string; title: string; functions: string[] }
const isSeen = (member: Member): member is SeenMember => member.ref !== null

export const GroupPage = (props: Props) => {
  const { lang, path, group, members } = props
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      section="pooling"
      title={group.title}
      lead={group.purpose ?? undefined}
      margin={
        <>
          <p>{said.formedOn(formatDate(lang, group.formed_on))}</p>
          <p>
            <Points full={members.length} total={members.length} label={false} /> {said.count(members.length)}
          </p>
        </>
      }
      breadcrumb={[[said.title, to(lang, '/mutualiser')]]}
    >
      <Members {...props} />
      <Common lang={lang} members={members} />
      {props.children}
      <Yours {...props} />
    </Page>
  )
}

const Members = ({ lang, members, regionOf }: Props) => {
  const said = words[lang]
  const seen = members.filter(isSeen)
  const hidden = members.length - seen.length
  const announced = members.reduce((sum, { ready_cents }) => sum + (ready_cents ?? 0n), 0n)
  const { common } = compareMembers(seen.map(({ functions }) => functions))
  return (
    <Section id="membres" title={said.members} note={said.membersNote}>
      {seen.length > 0 && (
        <Table
          caption={said.members}
          captionUnseen
          columns={[
            { label: said.body },
            { label: said.need },
            { label: said.since, kind: 'date' },
            { label: said.differs },
            { label: said.ready, kind: 'number' },
          ]}
          rows={seen.map((member) => [
            bodyOf(lang, member),
            <a href={to(lang, `/besoins/${member.ref}`)}>{member.title}</a>,
            formatDate(lang, member.joined_on),
            differences(lang, member, { common, regionOf }),
            member.ready_cents === null ? '' : formatMoney(lang, member.ready_cents),
          ])}
          totals={
            announced > 0n
              ? [[said.readyTotal, undefined, undefined, undefined, formatMoney(lang, announced)]]
              : []
          }
        />
      )}
      {hidden > 0 && <p>{said.hidden(hidden)}</p>}
    </Section>
  )
}

/** What these bodies serve are inhabitants; others serve people. */
const inhabited = new Set(['commune', 'epci', 'departement', 'region'])

type Against = { common: readonly string[]; regionOf: Props['regionOf'] }

/** What sets a member apart: its region, its size, its conditions, the functions that others do not ask for. */
function differences(lang: Lang, member: SeenMember, { common, regionOf }: Against): string {
  const said = needWords[lang]
  const own = member.functions.filter((id) => !common.includes(id)).map((id) => functionLabel(lang, id))
  const parts = [
    regionOf(member.region_code),
    member.population === null
      ? undefined
      : words[lang].people(formatNumber(lang, member.population), inhabited.has(member.body_kind ?? '')),
    member.hosting === null ? undefined : words[lang].condition(said.hosting, said.hostings[member.hosting]),
    ...own,
  ]
  return parts.filter(Boolean).join(' · ')
}

const Common = ({ lang, members }: Pick<Props, 'lang' | 'members'>) => {
  const said = words[lang]
  const { common, differing } = compareMembers(members.filter(isSeen).map(({ functions }) => functions))
  const list = (ids: readonly string[]) => (
    <ul>
      {ids.map((id) => (
        <li>{functionLabel(lang, id)}</li>
      ))}
    </ul>
  )
  return (
    <Section id="commun" title={said.common} note={said.commonNote}>
      {common.length === 0 ? (
        <p>{said.commonNone}</p>
      ) : (
        <>
          <h3>{said.commonTitle}</h3>
          {list(common)}
        </>
      )}
      {differing.length > 0 && (
        <>
          <h3>{said.someTitle}</h3>
          {list(differing)}
        </>
      )}
    </Section>
  )
}

const Yours = ({ lang, group, own, refusal }: Props) => {
  const said = words[lang]
  const seated = own.filter(({ joined_on }) => joined_on !== null)
  const others = own.filter(({ joined_on }) => joined_on === null)
  return (
    <Section id="place" title={said.yours} note={said.yoursNote}>
      <ErrorSummary errors={refusal ? [{ field: 'place', message: said.refusals[refusal] }] : []} />
      {seated.map((need) => (
        <Seat lang={lang} group={group} need={need} />
      ))}
      {others.length > 0 && (
        <Form action={to(lang, `/groupes/${group.ref}/rejoindre`)}>
          <Choices
            name="besoin"
            legend={said.which}
            help={said.joinNote}
            value={others.length === 1 ? others[0]?.ref : undefined}
            options={others.map(({ ref, title }) => ({ value: ref, label: title }))}
          />
          <p>
            <Button kind="first">{said.join}</Button>
          </p>
        </Form>
      )}
      {own.length === 0 && (
        <Empty title={said.noNeed} action={{ href: to(lang, '/besoins/nouveau'), label: said.describe }}>
          {said.noNeedText}
        </Empty>
      )}
    </Section>
  )
}

const Seat = ({ lang, group, need }: Pick<Props, 'lang' | 'group'> & { need: OwnOpenNeed }) => {
  const said = words[lang]
  const base = `/groupes/${group.ref}`
  return (
    <div class="fiche">
      <h3>
        <a href={to(lang, `/besoins/${need.ref}`)}>{need.title}</a>
      </h3>
      <Form action={to(lang, `${base}/montant`)}>
        <input type="hidden" name="besoin" value={need.ref} />
        <Row as="div">
          <Field
            id={`euros-${need.ref}`}
            name="euros"
            label={said.amount}
            optional
            inputmode="numeric"
            value={need.ready_cents === null ? undefined : String(need.ready_cents / 100n)}
          />
          <Button about={need.title}>{said.amountSave}</Button>
        </Row>
      </Form>
      <Form action={to(lang, `${base}/quitter`)}>
        <input type="hidden" name="besoin" value={need.ref} />
        <Row as="div">
          <Button about={need.title}>{said.leave}</Button>
          <Note>{said.left}</Note>
        </Row>
      </Form>
    </div>
  )
}

export const BackToNeeds = ({ lang }: { lang: Lang }) => (
  <ButtonLink href={to(lang, '/besoins')}>{words[lang].allNeeds}</ButtonLink>
)
