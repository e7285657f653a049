import type { Lang } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Grid,
  Icon,
  Note,
  OutsideLink,
  Prose,
  Quote,
  Row,
  Section,
} from '#platform/ui/index.tsx'
import { hostile } from './gallery.words.ts'
import { signsWords } from './signs.words.ts'

const icons = [
  'arrow',
  'ok',
  'partly',
  'no',
  'unknown',
  'info',
  'warning',
  'download',
  'search',
  'plus',
  'outside',
] as const
const TITLE_SIZES = [
  [54, 64],
  [112, 48],
  [156, 22],
] as const

const Swatch = ({ token }: { token: string }) => (
  <svg width="100%" height="56" aria-hidden="true">
    <rect fill={`var(--${token})`} stroke="var(--trait)" width="100%" height="56" rx="4" />
  </svg>
)

const Texts = ({ lang }: { lang: Lang }) => {
  const said = signsWords[lang]
  return (
    <Section id="textes" title={said.texts} note={said.textsNote}>
      <svg
        width="380"
        height="170"
        viewBox="0 0 380 170"
        preserveAspectRatio="xMinYMid"
        role="img"
        aria-label={said.sample}
      >
        <g fill="var(--encre)" font-family="Titre">
          {TITLE_SIZES.map(([y, size], i) => (
            <text y={y} font-size={size}>
              {said.sizes[i]}
            </text>
          ))}
        </g>
      </svg>
      <p class="chapo">{said.chapo}</p>
      <Prose>
        <p>
          {said.prose} <strong>{said.strong}</strong>, <a href="#textes">{said.link}</a>, <code>code</code>.
        </p>
        <p>
          <Note>{said.small}</Note>
        </p>
      </Prose>
      <Quote>{said.quote}</Quote>
      <p class="chiffre">{said.figure}</p>
      <p>{hostile.unbroken.repeat(3)}</p>
      <p lang="ar" dir="rtl">
        {hostile.rightToLeft}
      </p>
    </Section>
  )
}

const Actions = ({ lang }: { lang: Lang }) => {
  const said = signsWords[lang]
  return (
    <Section id="actions" title={said.actions} note={said.actionsNote}>
      <Row>
        <Button kind="first" icon="arrow">
          {said.first}
        </Button>
        <Button>{said.second}</Button>
        <a href="#actions">{said.discreet}</a>
        <Button kind="danger">{said.danger}</Button>
        <Button disabled>{said.unavailable}</Button>
        <ButtonLink href="#actions" icon="download">
          {said.download}
        </ButtonLink>
      </Row>
      <Row>
        <Button>{said.longAction}</Button>
        <ButtonLink href="#actions">{hostile.unbroken}</ButtonLink>
      </Row>
      <p>
        <OutsideLink href={hostile.url}>{said.outside}</OutsideLink>
      </p>
      <p>
        <OutsideLink href={hostile.address}>{said.refusedLink}</OutsideLink>
      </p>
    </Section>
  )
}

export const SignsGallery = ({ lang }: { lang: Lang }) => {
  const said = signsWords[lang]
  return (
    <>
      <Section id="couleurs" title={said.colours} note={said.coloursNote}>
        <Grid size="narrow">
          {said.swatches.map(([token = '', name, use]) => (
            <p>
              <Swatch token={token} />
              <strong>{name}</strong>
              <br />
              <Note>{use}</Note>
            </p>
          ))}
        </Grid>
      </Section>
      <Texts lang={lang} />
      <Actions lang={lang} />
      <Section id="pictogrammes" title={said.icons} note={said.iconsNote}>
        <Row>
          {icons.map((name) => (
            <span class="rang">
              <Icon name={name} />
              <code>{name}</code>
            </span>
          ))}
        </Row>
      </Section>
      <Section id="plan" title={said.layout} note={said.layoutNote}>
        <Row ends small>
          <span>{said.cell(1)}</span>
          <span>{said.cell(2)}</span>
        </Row>
        <Grid>
          {[1, 2, 3, 4].map((n) => (
            <p>{said.cell(n)}</p>
          ))}
        </Grid>
      </Section>
    </>
  )
}
