import type { ImportReport } from '#registry/solution/index.ts'

type Counts = Pick<ImportReport, 'created' | 'changed' | 'unchanged' | 'takenBack' | 'warnings' | 'source'>
const changedSolutions = ({ changed }: Counts): number => new Set(changed.map(({ slug }) => slug)).size

const fr = {
  notUnderstood: 'Commande mal comprise.',
  progress: (written: number, total: number) => `${written} / ${total} solutions écrites`,
  summary: (counts: Counts) =>
    `Source ${counts.source} : ${counts.created.length} créées, ${changedSolutions(counts)} changées, ${counts.unchanged} inchangées, ${counts.takenBack.length} retirées, ${counts.warnings.length} remarques.`,
  dryRun: 'Essai : rien n’a été écrit.',
  'unknown-solution': 'Cette solution n’est pas au catalogue.',
  'no-address': 'Cette solution n’a ni dépôt ni site : la norme demande une adresse.',
}
const en: typeof fr = {
  notUnderstood: 'Command not understood.',
  progress: (written, total) => `${written} / ${total} solutions written`,
  summary: (counts) =>
    `Source ${counts.source}: ${counts.created.length} created, ${changedSolutions(counts)} changed, ${counts.unchanged} unchanged, ${counts.takenBack.length} taken back, ${counts.warnings.length} remarks.`,
  dryRun: 'Dry run: nothing was written.',
  'unknown-solution': 'This solution is not in the catalogue.',
  'no-address': 'This solution has neither a repository nor a site: the standard demands an address.',
}
export const words = { fr, en }
