import { formatNumber, type Lang, to } from '#platform/lang.ts'
import { Facts, Page, Section } from '#platform/ui/index.tsx'
import { words } from './solution-list.words.ts'

export type FamilyOfFunctions = { label: string; functions: { id: string; label: string; count: number }[] }
type Props = { lang: Lang; path: string; families: readonly FamilyOfFunctions[] }

/** Some two hundred functions are too many for one menu: here they are all, each with its solutions. */
export const SolutionFunctionsPage = ({ lang, path, families }: Props) => {
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      section="solutions"
      title={said.functionsTitle}
      lead={said.functionsLead}
      breadcrumb={[[said.title, to(lang, '/solutions')]]}
    >
      <Section id="familles" title={said.families} note={said.functionsNote}>
        <Facts
          items={families.map(({ label, functions }) => [
            label,
            functions.map(({ id, label, count }, i) => (
              <>
                {i > 0 && ' · '}
                <a href={to(lang, `/solutions?fonction=${id}`)}>{label}</a> {formatNumber(lang, count)}
              </>
            )),
          ])}
        />
      </Section>
    </Page>
  )
}
