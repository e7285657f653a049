import type { Lang } from '#platform/lang.ts'
import { Page, Prose, Section, Table } from '#platform/ui/index.tsx'
import { reasonOf, words } from './retention.words.ts'
import type { Rule } from './rules.ts'

type Props = { lang: Lang; path: string; rules: readonly Rule[] }

export const RetentionPage = ({ lang, path, rules }: Props) => {
  const said = words[lang]
  const rows = rules.map((rule) => {
    const [what, since, then] = said.rules[rule.id]
    return [what, said.delay(rule.days), since, then, said.reasons[reasonOf(rule)]]
  })
  return (
    <Page
      lang={lang}
      path={path}
      title={said.title}
      lead={said.lead}
      description={said.description}
      breadcrumb={[]}
    >
      <Section id="durees" title={said.table}>
        <Table caption={said.table} columns={said.columns.map((label) => ({ label }))} rows={rows} />
      </Section>
      <Section id="registres" title={said.registers}>
        <Prose>
          {said.registersText.map((text) => (
            <p>{text}</p>
          ))}
        </Prose>
      </Section>
    </Page>
  )
}
