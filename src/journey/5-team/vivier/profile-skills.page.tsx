import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choice,
  Choices,
  Empty,
  Field,
  Form,
  Notice,
  Page,
  Row,
  Section,
  Select,
  Stack,
  Table,
} from '#platform/ui/index.tsx'
import { type SkillHeld, visibilities } from '#registry/profile/index.ts'
import { type Skill, skillLabel } from '#registry/skill/index.ts'
import { wishOf } from './person.page.tsx'
import { words } from './profile.words.ts'

export type SkillsProps = {
  lang: Lang
  path: string
  held: readonly SkillHeld[]
  /** What was typed, and what the list suggests for it. */
  asked?: { text: string; suggested: readonly Skill[] } | undefined
  /** The skill of one's profile that is being changed. */
  changed?: SkillHeld | undefined
  just?: 'saved' | 'noted' | undefined
  refusal?: string | undefined
}
const PATH = '/mon/profil/savoir-faire'

/** One's own skills: typed in one's words, confirmed among three, then a level and a proof. */
export const ProfileSkillsPage = (props: SkillsProps) => {
  const { lang, path, held, asked, changed, just, refusal } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="people"
      title={changed ? skillLabel(lang, changed.skill_id) : said.skills}
      breadcrumb={[
        [said.people, to(lang, '/vivier')],
        [said.myProfile, to(lang, '/mon/profil')],
      ]}
      robots="noindex, nofollow"
    >
      <Section
        id="ajout"
        title={changed ? said.change : said.addSkill}
        note={changed ? undefined : said.suggestedNote}
      >
        <Stack>
          {just === 'saved' && <Notice kind="ok" title={said.skillSaved} live />}
          {just === 'noted' && (
            <Notice kind="ok" title={said.noted} live>
              {said.notedNote}
            </Notice>
          )}
          {refusal && <Notice kind="err" title={refusal} live />}
          {changed ? <OneSkill {...{ lang, skill: changed }} /> : <Typed {...{ lang, asked }} />}
        </Stack>
      </Section>
      <Section id="liste" title={said.skills} note={said.skillsNote}>
        {held.length === 0 ? (
          <Empty title={said.noSkill}>{said.noSkillNote}</Empty>
        ) : (
          <Held {...{ lang, held }} />
        )}
      </Section>
    </Page>
  )
}

const Typed = ({ lang, asked }: Pick<SkillsProps, 'lang' | 'asked'>) => {
  const said = words[lang]
  return (
    <>
      <Form method="get" action={to(lang, PATH)} label={said.addSkill}>
        <Row as="div">
          <Field name="mots" label={said.typeSkill} value={asked?.text} maxlength={120} />
          <Button>{said.suggest}</Button>
        </Row>
      </Form>
      {asked && <Suggested {...{ lang }} {...asked} />}
    </>
  )
}

type SuggestedProps = { lang: Lang; text: string; suggested: readonly Skill[] }
const Suggested = ({ lang, text, suggested }: SuggestedProps) => {
  const said = words[lang]
  return (
    <Form action={to(lang, PATH)}>
      <input type="hidden" name="mots" value={text} />
      {suggested.length === 0 && <Notice title={said.nothingAlike} />}
      <Choices
        name="skill"
        legend={said.suggested(text)}
        value={suggested[0]?.id ?? 'aucun'}
        options={[
          ...suggested.map(({ id, label, family }) => ({
            value: id,
            label: label[lang],
            help: family.label[lang],
          })),
          { value: 'aucun', label: said.noneOfThem },
        ]}
      />
      <Answers {...{ lang }} />
      <Row>
        <Button kind="first">{said.saveSkill}</Button>
      </Row>
    </Form>
  )
}

/** What one says of a skill: the same questions when it comes and when it changes. */
const Answers = ({ lang, skill }: { lang: Lang; skill?: SkillHeld }) => {
  const said = words[lang]
  return (
    <>
      <Select
        name="level"
        label={said.level}
        options={said.levels.map((label, level) => ({ value: String(level), label }))}
        value={String(skill?.level ?? 1)}
        empty={false}
      />
      <Field
        name="proof"
        label={said.proof}
        help={said.proofHelp}
        value={skill?.proof ?? ''}
        maxlength={500}
        optional
      />
      <Choice name="learn" label={said.learn} checked={skill?.wants_to_learn} />
      <Choice name="more" label={said.more} help={said.moreHelp} checked={skill?.wants_more} />
      <Choice name="transmit" label={said.transmit} checked={skill?.can_transmit} />
      <Select
        name="visibility"
        label={said.visibility}
        options={visibilities.map((value) => ({ value, label: said.visibleOf[value] }))}
        value={skill?.visibility ?? 'me'}
        empty={false}
      />
    </>
  )
}

const OneSkill = ({ lang, skill }: { lang: Lang; skill: SkillHeld }) => {
  const said = words[lang]
  return (
    <Form action={to(lang, PATH)}>
      <input type="hidden" name="skill" value={skill.skill_id} />
      <Answers {...{ lang, skill }} />
      <Row as="div">
        <Button kind="first">{said.saveSkill}</Button>
        <Button kind="danger" name="geste" value="retirer">
          {said.dropSkill}
        </Button>
      </Row>
    </Form>
  )
}

const Held = ({ lang, held }: Pick<SkillsProps, 'lang' | 'held'>) => {
  const said = words[lang]
  return (
    <Table
      caption={said.skills}
      captionUnseen
      columns={[
        { label: said.skill },
        { label: said.level },
        { label: said.wish },
        { label: said.visibility },
        { label: said.change, unseen: true },
      ]}
      rows={held.map((one) => [
        <strong>{skillLabel(lang, one.skill_id)}</strong>,
        said.levels[one.level] ?? '',
        wishOf(said, one),
        said.visibleOf[one.visibility],
        <a href={to(lang, `${PATH}/${one.skill_id}`)}>
          {said.change}
          <span class="cache"> {skillLabel(lang, one.skill_id)}</span>
        </a>,
      ])}
    />
  )
}
