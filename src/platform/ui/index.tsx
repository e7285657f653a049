// The one door of the interface: pages take everything from here.
// Addresses given to components are already in the reader’s language: `to(lang, '/solutions')`.
export {
  type ActionKind,
  Button,
  ButtonLink,
  type ButtonLinkProps,
  type ButtonProps,
  OutsideLink,
} from './actions.tsx'
export { type AssetName, assetRoutes, assetUrl } from './assets.ts'
export { Card, type CardProps, Cards, initials, Person, Result, type ResultProps } from './cards.tsx'
export { type Part, StackedBar, type StackedBarProps } from './charts.tsx'
export {
  Choice,
  type ChoiceOption,
  type ChoiceProps,
  Choices,
  type ChoicesProps,
  ErrorSummary,
  type FieldError,
} from './choices.tsx'
export { Dialog, DialogButton } from './dialog.tsx'
export {
  Field,
  type FieldProps,
  Form,
  type FormProps,
  type Option,
  Select,
  type SelectProps,
  TextArea,
  type TextAreaProps,
} from './form.tsx'
export type { SiteSection } from './header.tsx'
export { Icon, type IconName, Logo } from './icon.tsx'
export { LangContext, useLang } from './lang.ts'
export {
  Grid,
  Note,
  Opening,
  type OpeningProps,
  Prose,
  Quote,
  Row,
  Section,
  type SectionProps,
  Stack,
  Unseen,
} from './layout.tsx'
export { isOutside, safeHref, shortAddress } from './links.ts'
export {
  Empty,
  type EmptyProps,
  Notice,
  type NoticeKind,
  type NoticeProps,
  Progress,
  type ProgressProps,
  State,
  type StateKind,
  Tag,
  Tags,
} from './messages.tsx'
export {
  Breadcrumb,
  type Crumb,
  Disclosure,
  Pagination,
  type PaginationProps,
  type Tab,
  Tabs,
} from './navigation.tsx'
export { Page, type PageProps } from './page.tsx'
export { PlainList } from './plain-list.tsx'
export {
  type Fact,
  Facts,
  Figures,
  Points,
  type PointsProps,
  type Reason,
  type ReasonState,
  Reasons,
} from './proof.tsx'
export { type Entry, Journal, Numbered, type Step, type StepState, Steps } from './steps.tsx'
export { Bar, type BarProps, type Column, Table, type TableProps } from './table.tsx'
