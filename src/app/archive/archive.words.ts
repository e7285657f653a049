import type { FaultReason } from './fault.ts'

/** How a refusal reads after its first words: where, in which table, under which rule. */
type Where = { line: number; table?: string | undefined; rule: string }
const whereFr = ({ line, table, rule }: Where): string =>
  [line > 0 ? `ligne ${line}` : 'fin du fichier', table && `table ${table}`, `règle : ${rule}`]
    .filter(Boolean)
    .join(', ')
const whereEn = ({ line, table, rule }: Where): string =>
  [line > 0 ? `line ${line}` : 'end of the file', table && `table ${table}`, `rule: ${rule}`]
    .filter(Boolean)
    .join(', ')

const faultsFr: Record<FaultReason, string> = {
  'not-an-archive': 'Ce fichier n’est pas l’archive d’un espace Pluriel.',
  'version-unknown': 'Cette version du format n’est pas lue ici : mettez l’instance à jour.',
  'table-unknown': 'L’archive contient une table que cette instance ne connaît pas : mettez-la à jour.',
  'space-taken': 'Cette organisation a déjà un espace ici, ou l’adresse de son espace est prise.',
  'line-wrong': 'Une ligne de l’archive est abîmée ou contraire aux règles.',
  'sum-wrong': 'Une somme de contrôle ne correspond pas : le fichier a été changé.',
}
const faultsEn: typeof faultsFr = {
  'not-an-archive': 'This file is not the archive of a Pluriel space.',
  'version-unknown': 'This version of the format is not read here: update the instance.',
  'table-unknown': 'The archive has a table that this instance does not know: update it.',
  'space-taken': 'This organisation already has a space here, or the address of its space is taken.',
  'line-wrong': 'A line of the archive is damaged, or against the rules.',
  'sum-wrong': 'A checksum does not match: the file was changed.',
}

const fr = {
  spaces: 'Espaces',
  title: 'Emporter l’espace',
  door: 'Emporter l’espace',
  doorNote: 'Tout ce qui est à l’organisation, dans un fichier.',
  lead: 'Tout ce qui appartient à l’organisation tient dans un fichier ouvert, que toute instance de Pluriel sait relire.',
  inside: 'Ce que le fichier contient',
  insideList: [
    'l’espace, ses membres et leurs rôles datés, ses invitations, son registre des actes ;',
    'ses chantiers : charte, parties, jalons, rôles, décisions, risques, journal, leçons, documents ;',
    'ses communs, ses candidatures, ses engagements, ses propositions d’équipe et leur politique ;',
    'le nom et l’adresse de ses membres, le nom seul des autres personnes citées.',
  ],
  outside: 'Ce qu’il ne contient pas',
  outsideList: [
    'les mots de passe, les clés et les sessions : chacun·e confirmera son adresse à l’arrivée ;',
    'les profils, les grilles de temps et ce que chaque personne garde pour elle : elle l’exporte depuis son compte ;',
    'ce qui appartient à une autre organisation : elle y est nommée, rien de plus.',
  ],
  sums: 'Comment le vérifier',
  sumsText:
    'La première ligne donne les sommes SHA-256 de chaque table et de l’ensemble. Les numéros y sont remplacés par des noms durables : réimporté ailleurs puis exporté de nouveau, le même espace a les mêmes sommes.',
  format: 'Le format est décrit dans la documentation, sous docs/formats/space-archive.md.',
  download: 'Télécharger l’archive',
  recorded: 'Le registre de l’espace garde trace de chaque export, avec son motif.',
  reason: 'Pourquoi emporter l’espace',
  reasonMissing: 'Dites pourquoi, en cinq cents signes au plus.',

  notUnderstood: 'Commande mal comprise.',
  'by-unknown':
    'Aucun compte de cette instance n’a l’adresse donnée par --by : corrigez-la, ou retirez --by.',
  'space-unknown': 'Aucun espace n’a cette adresse.',
  unreadable: 'Ce fichier ne peut pas être lu.',
  unwritable: 'Ce fichier ne peut pas être écrit.',
  forbidden: 'Ce geste est réservé à qui tient l’instance.',
  faults: faultsFr,
  where: whereFr,
  rows: (name: string, rows: number) => `${name} : ${rows}`,
  files: (count: number) => `fichiers : ${count}`,
  sum: (sha256: string) => `somme de l’ensemble : ${sha256}`,
  made: (name: string, count: number) => `nouveau ici, ${name} : ${count}`,
  dryRun: 'Essai : rien n’a été écrit.',
  brought: (slug: string) => `Espace ${slug} importé.`,
}
const en: typeof fr = {
  spaces: 'Spaces',
  title: 'Take the space away',
  door: 'Take the space away',
  doorNote: 'All that is the organisation’s, in one file.',
  lead: 'All that belongs to the organisation fits in one open file, which any instance of Pluriel can read back.',
  inside: 'What the file holds',
  insideList: [
    'the space, its members and their dated roles, its invitations, its register of acts;',
    'its projects: charter, parties, milestones, roles, decisions, risks, journal, lessons, documents;',
    'its commons, its applications, its engagements, its team proposals and their policy;',
    'the name and address of its members, the name alone of other people quoted.',
  ],
  outside: 'What it does not hold',
  outsideList: [
    'passwords, keys and sessions: everyone will confirm their address on arrival;',
    'profiles, time grids and what each person keeps for themselves: they export it from their account;',
    'what belongs to another organisation: it is named there, and nothing more.',
  ],
  sums: 'How to check it',
  sumsText:
    'The first line gives the SHA-256 sums of each table and of the whole. Numbers are replaced there by lasting names: imported elsewhere then exported again, the same space has the same sums.',
  format: 'The format is described in the documentation, under docs/formats/space-archive.md.',
  download: 'Download the archive',
  recorded: 'The register of the space keeps a trace of each export, with its reason.',
  reason: 'Why take the space away',
  reasonMissing: 'Say why, in five hundred signs at most.',

  notUnderstood: 'Command not understood.',
  'by-unknown': 'No account of this instance has the address given by --by: correct it, or leave --by out.',
  'space-unknown': 'No space has this address.',
  unreadable: 'This file cannot be read.',
  unwritable: 'This file cannot be written.',
  forbidden: 'Only who runs the instance may do this.',
  faults: faultsEn,
  where: whereEn,
  rows: (name, rows) => `${name}: ${rows}`,
  files: (count) => `files: ${count}`,
  sum: (sha256) => `sum of the whole: ${sha256}`,
  made: (name, count) => `new here, ${name}: ${count}`,
  dryRun: 'Dry run: nothing was written.',
  brought: (slug) => `Space ${slug} imported.`,
}
export const words = { fr, en }
