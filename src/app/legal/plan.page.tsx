import { type Lang, to } from '#platform/lang.ts'
import { Page, Section } from '#platform/ui/index.tsx'
import { plan } from './plan.ts'
import { words } from './plan.words.ts'

type Group = keyof typeof plan
const groups = Object.keys(plan) as Group[] // The keys of our own literal, above.

export const PlanPage = ({ lang, path }: { lang: Lang; path: string }) => {
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      title={said.title}
      description={said.description}
      breadcrumb={[]}
      lead={said.lead}
    >
      {groups.map((group) => (
        <Section id={group} title={said.groups[group]} note={said.notes[group]}>
          <ul>
            {plan[group].map((page) => (
              <li>
                <a href={to(lang, page)}>{said.pages[page]}</a>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  )
}
