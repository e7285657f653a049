import type { Child } from 'hono/jsx'
import { formatDate, formatMoney, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  ButtonLink,
  type Fact,
  Facts,
  Grid,
  Notice,
  OutsideLink,
  Page,
  Points,
  Row,
  Section,
  shortAddress,
  Table,
  Tags,
} from '#platform/ui/index.tsx'
import type { ProfileFields, SeenProfile, SkillHeld } from '#registry/profile/index.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { type ProfileWords, words } from './profile.words.ts'
import { causeLabels, languageName } from './profile-form.page.tsx'

export type FreeMonth = { month: string; halfDays: number }
export type PersonProps = {
  lang: Lang
  path: string
  profile: SeenProfile
  regionName: string | undefined
  /** Present when the one who looks may read them. */
  free?: readonly FreeMonth[] | undefined
  isOwn: boolean
  /** Said above the page: « voir comme ». */
  notice?: Child
}
type Part = PersonProps & { said: ProfileWords }

/** A person of the vivier, as the one who looks may read them: what they may not read leaves no trace here. */
export const PersonPage = (props: PersonProps) => {
  const { lang, path, profile, isOwn, notice } = props
  const said = words[lang]
  const part = { ...props, said }
  const { fields, skills } = profile
  return (
    <Page
      {...{ lang, path }}
      section="people"
      title={profile.display_name}
      breadcrumb={[[said.people, to(lang, '/vivier')]]}
      lead={fields.headline}
      margin={<Margin {...part} />}
      intro={notice}
      robots="noindex"
    >
      {skills.length > 0 && (
        <Section id="savoir" title={said.skills}>
          <Skills {...{ lang, skills, said }} />
        </Section>
      )}
      {props.free && <Availability {...{ lang, said, free: props.free }} />}
      {(fields.aspirations || fields.avoids || fields.themes || fields.roles) && <Wishes {...part} />}
      <About {...part} />
      <Section id="visibilite" title={said.visibilityFoot}>
        <p class="mesure">{said.visibilityFootText}</p>
        {isOwn && (
          <Row>
            <ButtonLink href={to(lang, '/mon/profil')}>{said.manage}</ButtonLink>
          </Row>
        )}
      </Section>
    </Page>
  )
}

const Margin = ({ said, lang, profile: { fields }, regionName }: Part) => {
  const place = [fields.place, regionName].filter(Boolean).join(', ')
  const lines = [
    fields.status && said.statuses[fields.status],
    [place, fields.remote && said.remotes[fields.remote]].filter(Boolean).join(' · '),
    fields.pronouns,
    fields.languages?.map((code) => languageName(lang, code)).join(', '),
  ].filter(Boolean)
  return lines.map((line) => <p>{line}</p>)
}

export const wishOf = (said: ProfileWords, skill: SkillHeld): string =>
  [
    skill.wants_to_learn && said.wants,
    skill.wants_more && said.wantsMore,
    skill.can_transmit && said.canTransmit,
  ]
    .filter(Boolean)
    .join(', ')

const Skills = ({ lang, skills, said }: Pick<Part, 'lang' | 'said'> & { skills: readonly SkillHeld[] }) => (
  <Table
    caption={said.skills}
    captionUnseen
    columns={[{ label: said.skill }, { label: said.level }, { label: said.wish }, { label: said.proof }]}
    rows={skills.map((skill) => [
      <strong>{skillLabel(lang, skill.skill_id)}</strong>,
      said.seenLevels[skill.level] ?? '',
      wishOf(said, skill),
      skill.proof && <Proof proof={skill.proof} />,
    ])}
  />
)

const Proof = ({ proof }: { proof: string }) =>
  /^https?:\/\/\S+$/.test(proof) ? (
    <OutsideLink href={proof}>{shortAddress(proof)}</OutsideLink>
  ) : (
    <span>{proof}</span>
  )

type FreeProps = Pick<Part, 'lang' | 'said'> & { free: readonly FreeMonth[] }
const Availability = ({ lang, said, free }: FreeProps) => (
  <Section id="dispo" title={said.availability}>
    <Table
      caption={said.freeCaption}
      columns={[
        { label: said.month },
        { label: said.free, kind: 'number' },
        { label: said.points, unseen: true },
      ]}
      rows={free.map(({ month, halfDays }) => [
        formatDate(lang, month),
        formatNumber(lang, halfDays),
        <Points full={halfDays} total={halfDays} label={false} />,
      ])}
    />
  </Section>
)

const Wishes = ({ lang, said, profile: { fields } }: Part) => {
  const causes = causeLabels(lang)
  return (
    <Section id="aspirations" title={said.aspirations} note={said.wishesNote}>
      <Grid size="wide">
        {fields.aspirations && <Paragraphs title={said.wantsTitle} text={fields.aspirations} />}
        {fields.avoids && <Paragraphs title={said.avoidsTitle} text={fields.avoids} />}
      </Grid>
      <Tags
        items={[
          ...(fields.themes ?? []).map((id) => causes.get(id) ?? id),
          ...(fields.roles ?? []).map((role) => said.roles[role]),
        ]}
      />
    </Section>
  )
}

const Paragraphs = ({ title, text }: { title: string; text: string }) => (
  <div>
    <h3>{title}</h3>
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
)

export function rateText(lang: Lang, rate: ProfileFields['rate'] | undefined): string | undefined {
  if (rate === undefined) return undefined
  const said = words[lang]
  return 'equal' in rate ? said.equalPay : said.aDay(formatMoney(lang, BigInt(rate.cents)))
}

const About = ({ lang, said, profile: { fields } }: Part) => {
  const { bio, rate, load, links } = fields
  const facts: Fact[] = [
    ...(rate ? [[said.fields.rate, rateText(lang, rate)] as const] : []),
    ...(load ? [[said.fields.load, said.loadOf(load.halfDays, load.per)] as const] : []),
    ...(links ?? []).map(
      (link) => [said.fields.links, <OutsideLink href={link}>{shortAddress(link)}</OutsideLink>] as const,
    ),
  ]
  if (!bio && facts.length === 0) return null
  return (
    <Section id="a-propos" title={said.about}>
      {bio && <Paragraphs title={said.fields.bio} text={bio} />}
      {facts.length > 0 && <Facts items={facts} />}
    </Section>
  )
}

type NobodyProps = { lang: Lang; path: string; notice: Child }
/** What a reader would find where nothing is open to them. */
export const NothingSeenPage = ({ lang, path, notice }: NobodyProps) => {
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="people"
      title={said.nothingSeen}
      intro={notice}
      breadcrumb={[
        [said.people, to(lang, '/vivier')],
        [said.myProfile, to(lang, '/mon/profil')],
      ]}
      robots="noindex, nofollow"
    >
      <Section id="rien" title={said.previews}>
        <Notice title={said.nothingSeen}>{said.nothingSeenNote}</Notice>
      </Section>
    </Page>
  )
}
