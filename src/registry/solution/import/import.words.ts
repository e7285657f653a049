const fr = {
  'no-file': (path: string) => `Il n’y a ni fichier ni dossier à « ${path} ». Vérifiez le chemin.`,
  'no-publiccode': () =>
    'Aucun publiccode.yml n’a été trouvé ici. Vérifiez le dossier ou l’adresse du dépôt.',
  'too-large': (max: string) =>
    `Le fichier dépasse ${max}. Découpez-le, ou relevez la limite avec --max-size.`,
  'too-many-files': (max: string) =>
    `Le dossier contient plus de ${max} fichiers à lire. Choisissez un dossier plus précis.`,
  'not-utf8': () => 'Le fichier n’est pas encodé en UTF-8. Enregistrez-le dans cet encodage.',
  json: (said: string) => `Ce n’est pas du JSON valable (${said}).`,
  yaml: (said: string) => `Ce n’est pas du YAML valable (${said}).`,
  csv: (said: string) =>
    `Ce n’est pas du CSV valable (${said}). Vérifiez les guillemets et le nombre de colonnes.`,
  'unknown-shape': () => 'Ce fichier ne ressemble pas à ce que cet import attend. Vérifiez le type d’import.',
  'no-columns': () =>
    'La première ligne doit nommer les colonnes, séparées par des virgules ou des points-virgules.',
  'unknown-column': (known: string) =>
    `Cette colonne est inconnue. Renommez-la ou retirez-la. Colonnes admises : ${known}.`,
  'column-twice': () => 'Cette colonne est présente deux fois. Gardez-en une seule.',
  'missing-name': () => 'Le nom de la solution manque. Ajoutez-le.',
  'not-text': () => 'Un texte est attendu.',
  number: () => 'Un nombre entier est attendu.',
  date: () => 'Une date est attendue : AAAA, AAAA-MM ou AAAA-MM-JJ.',
  status: () => 'Le statut est « active », « unknown » ou « archived ».',
  formula: () => 'Cette case commence comme une formule de tableur : le signe initial est retiré.',
  'licence-unread': (said: string) =>
    `« ${said} » n’est pas une licence SPDX : gardé comme texte, la licence reste inconnue.`,
  'address-unread': (said: string) => `« ${said} » n’est pas une adresse web : laissé de côté.`,
  'not-free': (said: string) => `La licence « ${said} » n’est pas libre : solution laissée de côté.`,
  'git-address': () => 'L’adresse d’un dépôt commence par https://, ssh://, file:// ou git@.',
  'git-failed': (said: string) => `Le dépôt n’a pas pu être copié (${said}).`,
  'git-timeout': (seconds: string) =>
    `Le dépôt n’a pas été copié en ${seconds} secondes. Réessayez, ou importez le fichier seul.`,
  'git-missing': () =>
    'La commande git est absente de cette machine. Installez-la, ou importez le fichier seul.',
  catalogue: (said: string) => `Cette entrée du catalogue est refusée (${said}).`,
  'unknown-kind': (kinds: string) => `Ce type d’import est inconnu. Choisissez parmi : ${kinds}.`,
}
const en: typeof fr = {
  'no-file': (path) => `There is neither a file nor a folder at “${path}”. Check the path.`,
  'no-publiccode': () =>
    'No publiccode.yml was found here. Check the folder or the address of the repository.',
  'too-large': (max) => `The file is larger than ${max}. Split it, or raise the limit with --max-size.`,
  'too-many-files': (max) => `The folder holds more than ${max} files to read. Choose a more precise folder.`,
  'not-utf8': () => 'The file is not encoded in UTF-8. Save it in that encoding.',
  json: (said) => `This is not valid JSON (${said}).`,
  yaml: (said) => `This is not valid YAML (${said}).`,
  csv: (said) => `This is not valid CSV (${said}). Check the quotes and the number of columns.`,
  'unknown-shape': () => 'This file does not look like what this import expects. Check the kind of import.',
  'no-columns': () => 'The first line must name the columns, separated by commas or semicolons.',
  'unknown-column': (known) => `This column is unknown. Rename it or remove it. Columns accepted: ${known}.`,
  'column-twice': () => 'This column is there twice. Keep one.',
  'missing-name': () => 'The name of the solution is missing. Add it.',
  'not-text': () => 'A text is expected.',
  number: () => 'A whole number is expected.',
  date: () => 'A date is expected: YYYY, YYYY-MM or YYYY-MM-DD.',
  status: () => 'The status is “active”, “unknown” or “archived”.',
  formula: () => 'This cell begins as a spreadsheet formula: its first sign is removed.',
  'licence-unread': (said) => `“${said}” is not an SPDX licence: kept as text, the licence stays unknown.`,
  'address-unread': (said) => `“${said}” is not a web address: left out.`,
  'not-free': (said) => `The licence “${said}” is not free: solution left out.`,
  'git-address': () => 'The address of a repository begins with https://, ssh://, file:// or git@.',
  'git-failed': (said) => `The repository could not be copied (${said}).`,
  'git-timeout': (seconds) =>
    `The repository was not copied within ${seconds} seconds. Try again, or import the file alone.`,
  'git-missing': () => 'The git command is not on this machine. Install it, or import the file alone.',
  catalogue: (said) => `This entry of the catalogue is refused (${said}).`,
  'unknown-kind': (kinds) => `This kind of import is unknown. Choose among: ${kinds}.`,
}
export type ReadRule = keyof typeof fr
export const words = { fr, en }
