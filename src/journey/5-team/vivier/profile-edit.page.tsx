import { type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Notice, Page, Row, Section, Stack, Tag } from '#platform/ui/index.tsx'
import { type SeenProfile, visibilities } from '#registry/profile/index.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { words } from './profile.words.ts'
import { type FormProps, ProfileForm } from './profile-form.page.tsx'

type Props = FormProps & { path: string; profile: SeenProfile | undefined; just: boolean }

/** One's own profile: what others would read, skills, then every field with its visibility. */
export const EditProfilePage = ({ path, profile, just, ...form }: Props) => {
  const { lang } = form
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="people"
      title={said.editTitle}
      lead={said.editLead}
      breadcrumb={[[said.people, to(lang, '/vivier')]]}
      intro={
        just && (
          <Notice kind="ok" title={said.saved} live>
            {said.savedNote}
          </Notice>
        )
      }
      robots="noindex, nofollow"
    >
      {profile && <Previews {...{ lang, profile }} />}
      <Section id="savoir" title={said.skills} note={said.skillsNote}>
        <Stack>
          <Row as="div">
            {profile?.skills.map(({ skill_id: id }) => (
              <Tag>{skillLabel(lang, id)}</Tag>
            ))}
          </Row>
          <Row>
            <ButtonLink href={to(lang, '/mon/profil/savoir-faire')}>{said.editSkills}</ButtonLink>
          </Row>
        </Stack>
      </Section>
      <ProfileForm {...form} />
    </Page>
  )
}

const Previews = ({ lang, profile }: { lang: Lang; profile: SeenProfile }) => {
  const said = words[lang]
  return (
    <Section id="apercus" title={said.previews} note={said.previewsNote}>
      <Row>
        <span>{said.seeAs}</span>
        {visibilities.map((as) => (
          <a href={to(lang, `/mon/profil/apercu?comme=${as}`)}>{said.as[as]}</a>
        ))}
        <a href={to(lang, `/vivier/${profile.handle}`)}>{said.ownPage}</a>
      </Row>
    </Section>
  )
}
