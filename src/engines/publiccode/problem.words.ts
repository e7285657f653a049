type Say = (detail: string) => string

const fr = {
  'too-large': ((max) =>
    `Le fichier dépasse ${max} octets. Un publiccode.yml tient en quelques pages.`) as Say,
  'too-deep': ((max) =>
    `Les sections sont imbriquées sur plus de ${max} niveaux. Revenez à la structure de la norme.`) as Say,
  'too-many': ((max) =>
    `Le fichier compte plus de ${max} éléments. Retirez ce qui n’est pas de la norme.`) as Say,
  'too-many-aliases': ((max) =>
    `Plus de ${max} renvois YAML (*nom). Écrivez les valeurs en toutes lettres.`) as Say,
  'not-utf8': (() => 'Le fichier n’est pas encodé en UTF-8. Enregistrez-le dans cet encodage.') as Say,
  yaml: ((said) =>
    `La syntaxe YAML est fautive ici${said ? ` (${said})` : ''}. Vérifiez l’indentation et les deux-points.`) as Say,
  'duplicate-key': (() => 'Cette clé est déjà écrite plus haut. Gardez-en une seule.') as Say,
  required: (() => 'Cette clé est obligatoire. Ajoutez-la avec sa valeur.') as Say,
  'required-once': (() =>
    'Cette clé est obligatoire dans au moins une langue. Ajoutez-la à l’une d’elles.') as Say,
  'required-when': ((when) =>
    `Cette clé est obligatoire lorsque maintenance.type vaut « ${when} ». Ajoutez-la.`) as Say,
  'forbidden-unless': ((when) =>
    `Cette clé n’a de sens que si maintenance.type vaut « ${when} ». Retirez-la ou changez le type.`) as Say,
  'not-text': (() => 'Un texte est attendu ici. Écrivez-le entre guillemets, sur la même ligne.') as Say,
  'not-yes-no': ((read) => `« ${read} » n’est pas un booléen YAML 1.2. Écrivez true ou false.`) as Say,
  'not-a-list': (() =>
    'Une liste est attendue ici. Écrivez chaque valeur sur sa ligne, après un tiret et une espace.') as Say,
  'not-a-section': (() =>
    'Une section est attendue ici. Écrivez ses clés dessous, décalées de deux espaces.') as Say,
  'empty-list': (() => 'Cette liste ne peut pas être vide. Ajoutez au moins une valeur.') as Say,
  'unknown-key': (() =>
    'Cette clé n’existe pas dans la norme. Corrigez son nom, retirez-la ou préfixez-la par « x- ».') as Say,
  'removed-in-v1': (() =>
    'Cette clé n’existe plus dans la version 1. Retirez-la ou déclarez la version 0.') as Say,
  version: ((read) => `« ${read} » n’est pas une version connue de la norme. Écrivez "0" ou "1".`) as Say,
  'one-of': ((values) => `Cette valeur n’est pas admise. Choisissez parmi : ${values}.`) as Say,
  url: (() =>
    'Une adresse complète est attendue, avec son protocole, par exemple https://exemple.fr/depot.git.') as Say,
  'http-url': (() => 'Une adresse web est attendue. Elle commence par https:// ou http://.') as Say,
  uri: (() => 'Un identifiant URI est attendu : une adresse https://… ou un nom urn:….') as Say,
  date: (() => 'Une date sans heure est attendue, sous la forme AAAA-MM-JJ.') as Say,
  email: (() => 'Cette adresse électronique n’est pas valable. Vérifiez ce qui entoure l’arobase.') as Say,
  language: (() =>
    'Ce n’est pas une étiquette de langue BCP 47. Écrivez par exemple fr, en-GB ou sl-IT-nedis.') as Say,
  country: (() => 'Ce n’est pas un code de pays ISO 3166-1 à deux lettres. Écrivez par exemple FR.') as Say,
  licence: ((read) =>
    `« ${read} » n’est pas une expression SPDX. Écrivez par exemple AGPL-3.0-or-later.`) as Say,
  'media-type': (() => 'Un type de média est attendu, par exemple text/plain.') as Say,
  'too-long': ((max) => `Ce texte dépasse ${max} caractères. Raccourcissez-le.`) as Say,
  'too-short': ((min) => `Ce texte compte moins de ${min} caractères. Complétez-le.`) as Say,
  category: ((read) =>
    `« ${read} » n’est pas une catégorie de la norme. Choisissez dans sa liste, ou « other ».`) as Say,
  scope: ((read) => `« ${read} » n’est pas un domaine de la norme. Choisissez dans sa liste.`) as Say,
  alias: ((read) =>
    `« ${read} » n’est pas un alias de la norme. Écrivez un alias connu ou un URI complet.`) as Say,
  ipa: (() => 'Ce n’est pas la forme d’un code d’administration italienne (codice IPA).') as Say,
  'absolute-path': (() =>
    'Un chemin relatif à la racine du dépôt ou une adresse https:// est attendu, pas un chemin absolu.') as Say,
  'image-type': ((types) => `Ce format d’image n’est pas admis. Fournissez : ${types}.`) as Say,
  'missing-file': (() => 'Ce fichier est absent du dépôt. Corrigez le chemin ou ajoutez le fichier.') as Say,
  'not-an-image': (() => 'Ce fichier n’est pas une image. Remplacez-le.') as Say,
  video: (() => 'L’adresse doit mener à une vidéo, et non à l’accueil d’un site.') as Say,
  'it-twice': (() => 'La section IT est déjà présente. Retirez la section « it ».') as Say,
  'old-version': (() => 'Cette version n’est plus la dernière. Écrivez "0" pour suivre la série 0.x.') as Say,
  deprecated: ((instead) =>
    `Cette clé est abandonnée par la norme. ${instead ? `Employez plutôt ${instead}.` : 'Elle peut être retirée.'}`) as Say,
  'lowercase-country': ((code) => `Les codes de pays en minuscules sont abandonnés. Écrivez ${code}.`) as Say,
  'extension-key': (() => 'Cette clé n’est pas de la norme ; elle est gardée telle quelle.') as Say,
  'country-section': (() => 'Cette section nationale est gardée telle quelle, sans être vérifiée.') as Say,
  'missing-in-language': (() => 'Cette clé manque dans cette langue. Elle peut y être ajoutée.') as Say,
  reduced: (() =>
    'Le fichier suit le format allégé de code.gouv.fr ; cette clé obligatoire de la norme y manque.') as Say,
}
const en: typeof fr = {
  'too-large': (max) => `The file is larger than ${max} bytes. A publiccode.yml fits in a few pages.`,
  'too-deep': (max) =>
    `Sections are nested over more than ${max} levels. Go back to the structure of the standard.`,
  'too-many': (max) => `The file holds more than ${max} elements. Remove what is not in the standard.`,
  'too-many-aliases': (max) => `More than ${max} YAML aliases (*name). Write the values out.`,
  'not-utf8': () => 'The file is not encoded in UTF-8. Save it in that encoding.',
  yaml: (said) =>
    `The YAML syntax is wrong here${said ? ` (${said})` : ''}. Check the indentation and the colons.`,
  'duplicate-key': () => 'This key is already written above. Keep only one.',
  required: () => 'This key is mandatory. Add it with its value.',
  'required-once': () => 'This key is mandatory in at least one language. Add it to one of them.',
  'required-when': (when) => `This key is mandatory when maintenance.type is “${when}”. Add it.`,
  'forbidden-unless': (when) =>
    `This key makes sense only when maintenance.type is “${when}”. Remove it or change the type.`,
  'not-text': () => 'A text is expected here. Write it between quotes, on the same line.',
  'not-yes-no': (read) => `“${read}” is not a YAML 1.2 boolean. Write true or false.`,
  'not-a-list': () => 'A list is expected here. Write each value on its line, after a dash and a space.',
  'not-a-section': () => 'A section is expected here. Write its keys below, indented by two spaces.',
  'empty-list': () => 'This list cannot be empty. Add at least one value.',
  'unknown-key': () =>
    'This key does not exist in the standard. Correct its name, remove it, or prefix it with “x-”.',
  'removed-in-v1': () => 'This key no longer exists in version 1. Remove it, or declare version 0.',
  version: (read) => `“${read}” is not a known version of the standard. Write "0" or "1".`,
  'one-of': (values) => `This value is not accepted. Choose among: ${values}.`,
  url: () =>
    'A complete address is expected, with its protocol, for example https://example.org/repository.git.',
  'http-url': () => 'A web address is expected. It begins with https:// or http://.',
  uri: () => 'A URI is expected: an address https://… or a name urn:….',
  date: () => 'A date without an hour is expected, as YYYY-MM-DD.',
  email: () => 'This e-mail address is not valid. Check what surrounds the @ sign.',
  language: () => 'This is not a BCP 47 language tag. Write for example fr, en-GB or sl-IT-nedis.',
  country: () => 'This is not a two-letter ISO 3166-1 country code. Write for example FR.',
  licence: (read) => `“${read}” is not an SPDX expression. Write for example AGPL-3.0-or-later.`,
  'media-type': () => 'A media type is expected, for example text/plain.',
  'too-long': (max) => `This text is longer than ${max} characters. Shorten it.`,
  'too-short': (min) => `This text has fewer than ${min} characters. Complete it.`,
  category: (read) => `“${read}” is not a category of the standard. Choose in its list, or “other”.`,
  scope: (read) => `“${read}” is not a scope of the standard. Choose in its list.`,
  alias: (read) => `“${read}” is not an alias of the standard. Write a known alias or a whole URI.`,
  ipa: () => 'This does not have the form of an Italian administration code (codice IPA).',
  'absolute-path': () =>
    'A path relative to the root of the repository or an https:// address is expected, not an absolute path.',
  'image-type': (types) => `This image format is not accepted. Provide: ${types}.`,
  'missing-file': () => 'This file is not in the repository. Correct the path or add the file.',
  'not-an-image': () => 'This file is not an image. Replace it.',
  video: () => 'The address must lead to a video, not to the home page of a site.',
  'it-twice': () => 'The IT section is already there. Remove the “it” section.',
  'old-version': () => 'This version is no longer the latest. Write "0" to follow the 0.x series.',
  deprecated: (instead) =>
    `The standard has given this key up. ${instead ? `Use ${instead} instead.` : 'It can be removed.'}`,
  'lowercase-country': (code) => `Country codes in lower case are given up. Write ${code}.`,
  'extension-key': () => 'This key is not in the standard; it is kept as it is.',
  'country-section': () => 'This country section is kept as it is, without being checked.',
  'missing-in-language': () => 'This key is missing in this language. It can be added there.',
  reduced: () =>
    'The file follows the reduced format of code.gouv.fr; this mandatory key of the standard is missing.',
}
export const words = { fr, en }
