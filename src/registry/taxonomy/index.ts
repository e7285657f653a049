export { findSubject, readSubjects } from './read-subjects.ts'
export { readTaxonomy } from './read-taxonomy.ts'
