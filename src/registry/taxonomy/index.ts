export type {
  Choice,
  FunctionEntry,
  Label,
  Question,
  QuestionKind,
  Subject,
  SubjectRoot,
  Taxonomy,
} from '#engines/understanding/taxonomy.ts'
export { findSubject, readSubjects } from './read-subjects.ts'
export { readTaxonomy } from './read-taxonomy.ts'
