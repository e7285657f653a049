import { formatDate, formatMoney, type Lang, to } from '#platform/lang.ts'
import { Button, Facts, Form, Tags } from '#platform/ui/index.tsx'
import { skillLabel } from '#registry/skill/index.ts'
import type { Applicant, Candidacy, RoleRow } from './candidacy.queries.ts'
import { engagementWords } from './engagement.words.ts'

type ApplicationProps = { lang: Lang; candidacy: Candidacy; applicant: Applicant | undefined }

/** What somebody showed by applying, and nothing that they keep for themselves. */
export const Application = ({ lang, candidacy, applicant }: ApplicationProps) => {
  const said = engagementWords[lang]
  const { headline, aspirations, rate } = applicant?.fields ?? {}
  const pay = rate && ('equal' in rate ? said.equalPay : formatMoney(lang, BigInt(rate.cents)))
  const facts: [string, string | null | undefined][] = [
    [said.headline, headline],
    [said.aspirations, aspirations],
    [said.rate, pay],
    [said.message, candidacy.message],
    [said.joined, candidacy.joined],
  ]
  return (
    <>
      <Facts items={facts.filter(([, value]) => value !== undefined && value !== null)} />
      <Tags
        items={(applicant?.skills ?? []).slice(0, 12).map((skill) => (
          <>
            {said.level(skillLabel(lang, skill.skill_id), skill.level)}
            {skill.wants_to_learn && ` (${said.learns})`}
          </>
        ))}
      />
      {applicant && (
        <p>
          <a href={to(lang, `/vivier/${applicant.handle}`)}>{said.profile}</a>
        </p>
      )}
    </>
  )
}

/** Where a role stands, in words. */
export const roleState = (lang: Lang, { published_on: published, closed_on: closed }: RoleRow): string => {
  const said = engagementWords[lang]
  if (published === null) return said.unpublished
  return closed === null ? said.published(formatDate(lang, published)) : said.closed(formatDate(lang, closed))
}

/** Publishing belongs to the page of the role: this is the same gesture, at hand. */
export const RoleGesture = ({ lang, role, base }: { lang: Lang; role: RoleRow; base: string }) => {
  const said = engagementWords[lang]
  const move = role.published_on === null ? 'publish' : role.closed_on === null ? 'close' : 'reopen'
  return (
    <Form action={to(lang, `${base}/roles/${role.id}/etat`)} label={`${said[move]} ${role.title}`}>
      <Button name="move" value={move} about={role.title}>
        {said[move]}
      </Button>
    </Form>
  )
}
