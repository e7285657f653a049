export const fr = {
  config: (detail: string) => detail,
  addressMissing:
    () => `BASE_URL manque : sans elle, les courriels porteraient le nom que choisit qui demande la page.
Avec SMTP_URL, ou hors de cette machine (HOST), donnez l’adresse publique du site : BASE_URL=https://… npm start`,
  portTaken: (port: number) => `Le port ${port} est déjà pris par un autre programme.
Arrêtez-le, ou choisissez un autre port : PORT=${port + 1} npm start`,
  portForbidden: (port: number) => `Le port ${port} est réservé à l’administrateur de la machine.
Choisissez un port au-dessus de 1023 : PORT=3000 npm start`,
  hostUnknown: (host: string) => `L’adresse ${host} n’est pas de cette machine.
Pour n’écouter qu’ici : HOST=127.0.0.1 ; pour toutes les adresses : HOST=0.0.0.0 et BASE_URL`,
  databaseUnreachable: (where: string, detail: string) =>
    `La base de DATABASE_URL (${where}) ne répond pas : ${detail}`,
  databaseTooOld: (found: string) => `Pluriel demande PostgreSQL 15 ou plus ; DATABASE_URL mène à ${found}.`,
  drift: (detail: string) => `La base ne correspond pas à cette version de Pluriel ; rien n’a été modifié.
${detail}`,
  migration: (detail: string) => `La base n’a pas pu être mise à jour ; elle est restée comme avant.
${detail}`,
  loading: (name: string, detail: string) =>
    `${name} : le chargement n’a pas abouti (${detail}). Relancez Pluriel.`,
  databaseLost: (detail: string) => `La base embarquée s’est arrêtée et ne repart pas : ${detail}`,
  creating: 'Création de la base de données…',
  copying: (folder: string) => `Copie de PostgreSQL dans ${folder}, où son utilisateur peut le lire…`,
  moved: (from: string, to: string) => `La base a été déplacée de ${from} vers ${to}.`,
  waiting: (seconds: number) =>
    `Un Pluriel d’une autre machine s’est servi de ce dossier à l’instant ; attente de ${seconds} s…`,
  orphan: (pid: number) =>
    `La base d’un arrêt brutal tournait encore (processus ${pid}) : reprise, rien n’est perdu.`,
  recovering: 'La base tarde à répondre : elle relit son journal, si l’arrêt a été brutal…',
  restarted: 'La base s’est arrêtée d’elle-même ; elle est repartie.',
  asNamespace: 'Lancé en root : PostgreSQL tourne sous un autre nom, dans un espace d’utilisateurs.',
  asOther: (folder: string) => `Lancé en root : PostgreSQL tourne sous un autre utilisateur, sur ${folder}.`,
  migrated: (count: number) => `Base mise à jour : ${count} étape${count > 1 ? 's' : ''}.`,
  oneWall:
    'Le compte de DATABASE_URL n’a pas le rôle pluriel_visitor : les droits sont vérifiés par le programme, et pas une seconde fois par la base. Voir docs/self-hosting.md.',
  embedded: (version: string) => `base embarquée PostgreSQL ${version}`,
  external: (version: string) => `base PostgreSQL ${version}`,
  ready: (url: string, database: string, seconds: string) =>
    `Pluriel est prêt : ${url} (${database}, en ${seconds} s). Ctrl-C pour l’arrêter.`,
  hostCode: (code: string) =>
    `Personne ne tient encore cette instance : son code d’hébergeur est ${code} (page /premier-acces).`,
  stopping: 'Arrêt en cours…',
  stopped: 'Pluriel est arrêté.',
  preparing: 'Pluriel se prépare. Cette page se recharge d’elle-même.',
  unexpected: (detail: string) => `Pluriel n’a pas pu démarrer, et c’est un défaut de notre fait.
${detail}`,
}

const en: typeof fr = {
  config: (detail) => detail,
  addressMissing:
    () => `BASE_URL is missing: without it, e-mails would carry the name that whoever asks for the page chooses.
With SMTP_URL, or beyond this machine (HOST), give the public address of the site: BASE_URL=https://… npm start`,
  portTaken: (port) => `Port ${port} is already taken by another program.
Stop it, or choose another port: PORT=${port + 1} npm start`,
  portForbidden: (port) => `Port ${port} is for the administrator of the machine.
Choose a port above 1023: PORT=3000 npm start`,
  hostUnknown: (host) => `The address ${host} is not one of this machine.
To listen here only: HOST=127.0.0.1; on every address: HOST=0.0.0.0 and BASE_URL`,
  databaseUnreachable: (where, detail) =>
    `The database of DATABASE_URL (${where}) does not answer: ${detail}`,
  databaseTooOld: (found) => `Pluriel needs PostgreSQL 15 or later; DATABASE_URL leads to ${found}.`,
  drift: (detail) => `The database does not fit this version of Pluriel; nothing was changed.
${detail}`,
  migration: (detail) => `The database could not be brought up to date; it is as it was before.
${detail}`,
  loading: (name, detail) => `${name}: the loading did not succeed (${detail}). Start Pluriel again.`,
  databaseLost: (detail) => `The embedded database stopped and does not come back: ${detail}`,
  creating: 'Creating the database…',
  copying: (folder) => `Copying PostgreSQL to ${folder}, where its user can read it…`,
  moved: (from, to) => `The database was moved from ${from} to ${to}.`,
  waiting: (seconds) =>
    `A Pluriel of another machine used this folder a moment ago; waiting for ${seconds} s…`,
  orphan: (pid) =>
    `The database of a killed start was still running (process ${pid}): taken back, nothing is lost.`,
  recovering: 'The database is slow to answer: it is reading its journal, if the stop was sudden…',
  restarted: 'The database stopped by itself; it is back.',
  asNamespace: 'Started as root: PostgreSQL runs under another name, in a user namespace.',
  asOther: (folder) => `Started as root: PostgreSQL runs as another user, on ${folder}.`,
  migrated: (count) => `Database brought up to date: ${count} step${count > 1 ? 's' : ''}.`,
  oneWall:
    'The account of DATABASE_URL does not have the role pluriel_visitor: rights are checked by the program, and not a second time by the database. See docs/self-hosting.md.',
  embedded: (version) => `embedded PostgreSQL ${version}`,
  external: (version) => `PostgreSQL ${version}`,
  ready: (url, database, seconds) =>
    `Pluriel is ready: ${url} (${database}, in ${seconds} s). Ctrl-C stops it.`,
  hostCode: (code) => `Nobody runs this instance yet: its host code is ${code} (page /en/premier-acces).`,
  stopping: 'Stopping…',
  stopped: 'Pluriel has stopped.',
  preparing: 'Pluriel is getting ready. This page reloads by itself.',
  unexpected: (detail) => `Pluriel could not start, and the fault is ours.
${detail}`,
}

export const words = { fr, en }
