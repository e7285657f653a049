import { needWords } from '#journey/1-need/index.ts'
import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choices,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Page,
  Row,
  Section,
  TextArea,
} from '#platform/ui/index.tsx'
import { bodyOf } from './alike.page.tsx'
import type { AlikeNeed } from './alike.queries.ts'
import type { GroupLine } from './group.queries.ts'
import { GroupCards } from './pooling.page.tsx'
import { type PoolingRefusal, words } from './pooling.words.ts'

type Props = {
  lang: Lang
  path: string
  need: { id: bigint; ref: string; title: string }
  groups: readonly GroupLine[]
  alike: readonly AlikeNeed[]
  values: { title: string; purpose: string; invited: readonly string[] }
  refusal: PoolingRefusal | undefined
}

/** Around one need: the groups that exist, and the one that could. */
export const FormingPage = ({ lang, path, need, groups, alike, values, refusal }: Props) => {
  const said = words[lang]
  const home = to(lang, `/besoins/${need.ref}`)
  return (
    <Page
      lang={lang}
      path={path}
      section="pooling"
      title={said.formTitle}
      lead={said.formLead}
      margin={<p>{needWords[lang].need(need.id)}</p>}
      breadcrumb={[
        [needWords[lang].needs, to(lang, '/besoins')],
        [need.title, home],
      ]}
      robots="noindex"
    >
      {groups.length > 0 && (
        <Section id="existants" title={said.existing} note={said.existingNote}>
          <GroupCards lang={lang} groups={groups} />
        </Section>
      )}
      <Section id="nouveau" title={said.new} note={said.newNote}>
        <ErrorSummary errors={refusal ? [{ field: 'title', message: said.refusals[refusal] }] : []} />
        <Form action={to(lang, path)}>
          <Field
            name="title"
            label={said.groupTitle}
            help={said.groupTitleHelp}
            value={values.title}
            maxlength={120}
            error={refusal && said.refusals[refusal]}
          />
          <TextArea name="purpose" label={said.purpose} optional rows={3} value={values.purpose} />
          {alike.length > 0 ? (
            <Choices
              name="invited"
              kind="checkbox"
              legend={said.invite}
              value={[...values.invited]}
              options={alike.map((one) => ({
                value: one.need.ref,
                label: one.need.title,
                help: bodyOf(lang, one.need),
              }))}
            />
          ) : (
            <Empty title={said.nobody}>{said.nobodyText}</Empty>
          )}
          <Row as="div">
            <Button kind="first">{said.form}</Button>
            <a href={home}>{said.back}</a>
          </Row>
        </Form>
      </Section>
    </Page>
  )
}
