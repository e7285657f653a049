import type { Lang } from '#platform/lang.ts'
import {
  Button,
  Choice,
  Choices,
  ErrorSummary,
  Field,
  Form,
  Grid,
  Row,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.tsx'
import { formsWords } from './forms.words.ts'
import { hostile } from './gallery.words.ts'

type Props = { lang: Lang }

const optionsOf = (pairs: readonly (readonly string[])[]) =>
  pairs.map(([value = '', label = '', help]) => ({ value, label, help }))

const Usual = ({ lang }: Props) => {
  const said = formsWords[lang]
  return (
    <Section id="habituel" title={said.usual} note={said.usualNote}>
      <Form method="get" action="#habituel">
        <Field name="nom" label={said.name} help={said.nameHelp} maxlength={80} />
        <Grid>
          <Field name="ouverture" label={said.opening} type="month" optional />
          <Field name="budget" label={said.sum} help={said.sumHelp} inputmode="numeric" optional />
          <Field name="siren" label={said.locked} help={said.lockedHelp} value="123456782" disabled />
        </Grid>
        <Select name="organisme" label={said.body} options={optionsOf(said.bodies)} />
        <TextArea name="contexte" label={said.context} rows={3} optional />
        <Choices name="voie" legend={said.way} options={optionsOf(said.ways)} value="adopter" />
        <Choices
          name="hebergement"
          legend={said.hosting}
          kind="checkbox"
          optional
          options={said.hostings.map((label, i) => ({ value: `${i}`, label, count: 12 - i * 5 }))}
          value={['0', '1']}
        />
        <Choice name="visible" label={said.visible} help={said.visibleHelp} checked />
        <Row>
          <Button>{said.save}</Button>
        </Row>
      </Form>
    </Section>
  )
}

const Refused = ({ lang }: Props) => {
  const said = formsWords[lang]
  return (
    <Section id="refuse" title={said.refused} note={said.refusedNote}>
      <ErrorSummary
        focus={false}
        errors={[
          { field: 'nom-r', message: said.nameError },
          { field: 'mel-r', message: said.mailError },
          { field: 'budget-r', message: said.sumError },
          { field: 'voie-r', message: said.wayError },
        ]}
      />
      <Form method="get" action="#refuse">
        <Field id="nom-r" name="nom" label={said.name} help={said.nameHelp} error={said.nameError} />
        <Field
          id="mel-r"
          name="mel"
          label={said.mail}
          type="email"
          autocomplete="email"
          value="awa@"
          error={said.mailError}
        />
        <Field id="budget-r" name="budget" label={said.sum} value={hostile.sql} error={said.sumError} />
        <Choices
          id="voie-r"
          name="voie"
          legend={said.way}
          options={optionsOf(said.ways)}
          error={said.wayError}
        />
        <Row>
          <Button>{said.save}</Button>
        </Row>
      </Form>
    </Section>
  )
}

const Long = ({ lang }: Props) => {
  const said = formsWords[lang]
  return (
    <Section id="long" title={said.long} note={said.longNote}>
      <Form method="get" action="#long">
        <Field id="nom-l" name="nom" label={hostile.unbroken} value={hostile.markup.repeat(4)} />
        <Select
          id="organisme-l"
          name="organisme"
          label={said.body}
          options={[{ value: 'x', label: hostile.unbroken }]}
          value="x"
        />
        <TextArea
          id="contexte-l"
          name="contexte"
          label={said.context}
          value={`\n${hostile.markup}\n${hostile.sql}\n${hostile.rightToLeft}`}
        />
        <Choices
          id="voie-l"
          name="voie"
          legend={said.wayError.repeat(3)}
          options={[{ value: 'a', label: hostile.unbroken, help: said.describeHelp.repeat(2) }]}
        />
      </Form>
    </Section>
  )
}

export const FormsGallery = ({ lang }: Props) => {
  const said = formsWords[lang]
  return (
    <>
      <Section id="besoin-vide" title={said.need} note={said.needNote}>
        <Form kind="need" method="get" action="#besoin-vide">
          <TextArea
            id="besoin"
            name="besoin"
            label={said.describe}
            help={said.describeHelp}
            placeholder={said.example}
          />
          <Row as="div" ends>
            <Button kind="first" icon="arrow">
              {said.find}
            </Button>
            <a href="#besoin-vide">{said.browse}</a>
          </Row>
        </Form>
      </Section>
      <Usual lang={lang} />
      <Refused lang={lang} />
      <Long lang={lang} />
    </>
  )
}
