import type { PublicNeed } from '#journey/1-need/index.ts'
import { formatMoney, type Lang, to } from '#platform/lang.ts'
import { Card, Cards, Empty, Page, Points, Row, Section } from '#platform/ui/index.tsx'
import { bodyOf } from './alike.page.tsx'
import { BackToNeeds } from './group.page.tsx'
import type { GroupLine } from './group.queries.ts'
import { words } from './pooling.words.ts'

type Props = {
  lang: Lang
  path: string
  groups: readonly GroupLine[]
  suggested: readonly (readonly PublicNeed[])[]
}

export const PoolingPage = ({ lang, path, groups, suggested }: Props) => {
  const said = words[lang]
  return (
    <Page lang={lang} path={path} section="pooling" title={said.title} lead={said.lead}>
      <Section id="groupes" title={said.groups} note={said.groupsNote}>
        {groups.length === 0 ? (
          <Empty title={said.noGroup}>{said.noGroupText}</Empty>
        ) : (
          <GroupCards lang={lang} groups={groups} />
        )}
      </Section>
      <Section id="ressemblances" title={said.suggested} note={said.suggestedNote}>
        {suggested.length === 0 ? (
          <Empty
            title={said.noSuggestion}
            action={{ href: to(lang, '/besoins/nouveau'), label: said.describe }}
          >
            {said.noSuggestionText}
          </Empty>
        ) : (
          <Suggestions lang={lang} suggested={suggested} />
        )}
        <p>
          <BackToNeeds lang={lang} />
        </p>
      </Section>
    </Page>
  )
}

export const GroupCards = ({ lang, groups }: Pick<Props, 'lang' | 'groups'>) => {
  const said = words[lang]
  return (
    <Cards size="wide">
      {groups.map((group) => (
        <Card title={group.title} href={to(lang, `/groupes/${group.ref}`)}>
          {group.purpose && <p>{group.purpose}</p>}
          <Row ends small>
            <span>
              <Points full={Number(group.members)} total={Number(group.members)} label={false} />{' '}
              {said.count(Number(group.members))}
            </span>
            <span>
              {group.ready_cents
                ? `${said.readyTotal} : ${formatMoney(lang, group.ready_cents)}`
                : said.readyNone}
            </span>
          </Row>
        </Card>
      ))}
    </Cards>
  )
}

const Suggestions = ({ lang, suggested }: Pick<Props, 'lang' | 'suggested'>) => {
  const said = words[lang]
  return (
    <Cards size="wide">
      {suggested.map((needs) => (
        <Card title={needs[0]?.title}>
          <ul>
            {needs.map((need) => (
              <li>
                <a href={to(lang, `/besoins/${need.ref}`)}>{need.title}</a> · {bodyOf(lang, need)}
              </li>
            ))}
          </ul>
          <Row ends small>
            <span>
              <Points full={needs.length} total={needs.length} label={false} /> {said.count(needs.length)}
            </span>
            <a href={to(lang, '/besoins/nouveau')}>{said.alone}</a>
          </Row>
        </Card>
      ))}
    </Cards>
  )
}
