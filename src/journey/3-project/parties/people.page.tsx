import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Button, Form, type Option, Person, Row, Section, Select, Stack } from '#platform/ui/index.tsx'
import type { Project, ProjectPerson } from '../projects/project.queries.ts'
import { words } from './party.words.ts'

/** `name` is absent for who may not know it: the page then says « une personne ». */
export type ShownPerson = ProjectPerson & { name: string | undefined; mayEnd: boolean }
type Props = {
  lang: Lang
  project: Project
  people: readonly ShownPerson[]
  members: readonly Option[]
  mayChange: boolean
}

export const PeopleSection = ({ lang, project, people, members, mayChange }: Props) => {
  const said = words[lang]
  const base = `/chantiers/${project.slug}/personnes`
  return (
    <Section id="personnes" title={said.leads} note={said.leadsNote}>
      <Stack>
        {people.map(({ id, name, tie, from_on, until_on, mayEnd }) => (
          <Row as="div" ends>
            <Person
              name={name ?? said.someone}
              role={`${said.ties[tie]} · ${said.sinceDay(formatDate(lang, from_on))}`}
            />
            {mayEnd && until_on === null && (
              <Form action={to(lang, `${base}/${id}/fin`)}>
                <Button about={name ?? said.someone}>{said.tieEnd}</Button>
              </Form>
            )}
          </Row>
        ))}
      </Stack>
      {mayChange && members.length > 0 && (
        <Form action={to(lang, base)}>
          <Row as="div">
            <Select name="person" label={said.leadAdd} help={said.leadHelp} options={members} />
            <Button>{said.leadDo}</Button>
          </Row>
        </Form>
      )}
    </Section>
  )
}
