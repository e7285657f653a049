export const fr = {
  'data-not-writable': ({ folder, detail }: { folder: string; detail: string }) =>
    `Le dossier de données ${folder} ne peut pas être écrit (${detail}).
Donnez-en la propriété à l’utilisateur qui lance Pluriel, ou choisissez-en un autre : DATA_DIR=/un/dossier npm start`,
  'data-other-version': ({ folder, found, wanted }: { folder: string; found: string; wanted: string }) =>
    `La base de ${folder} vient de PostgreSQL ${found} ; ce Pluriel apporte PostgreSQL ${wanted}. Rien n’a été modifié.
Reprenez la version de Pluriel qui l’a écrite, ou suivez « Changer de version de PostgreSQL » dans docs/self-hosting.md.`,
  'data-foreign': ({ folder }: { folder: string }) =>
    `Le dossier ${folder} contient autre chose que la base de Pluriel. Rien n’a été modifié.
Choisissez un dossier vide : DATA_DIR=/un/dossier npm start`,
  'disk-full': ({ folder }: { folder: string }) =>
    `Il ne reste pas assez de place sur le disque de ${folder} : il faut au moins 200 Mo libres. Rien n’a été perdu.
Libérez de la place, puis relancez.`,
  'already-running': ({ folder, pid, since }: { folder: string; pid: number; since: string }) =>
    `Un autre Pluriel se sert déjà de ${folder} (processus ${pid}, depuis ${since}).
Arrêtez-le d’abord, ou donnez à celui-ci un autre dossier : DATA_DIR=/un/dossier npm start`,
  'data-not-yours': ({ folder, owner }: { folder: string; owner: number }) =>
    `La base de ${folder} appartient à l’utilisateur numéro ${owner}, pas à vous.
Lancez Pluriel avec cet utilisateur, ou rendez-vous-en propriétaire : sudo chown -R "$(id -u):$(id -g)" ${folder}`,
  'no-binary': ({ platform }: { platform: string }) =>
    `PostgreSQL n’a pas été trouvé dans node_modules pour ${platform}.
Relancez npm ci sans --omit=optional, ou donnez l’adresse d’un serveur PostgreSQL 15 ou plus : DATABASE_URL=postgres://…`,
  'no-user': ({ detail }: { detail: string }) =>
    `PostgreSQL refuse de tourner sous cette identité, et aucune autre n’a pu être prise (${detail}).
Lancez Pluriel avec un utilisateur ordinaire, ou donnez l’adresse d’un serveur : DATABASE_URL=postgres://…`,
  'links-missing': ({ folder }: { folder: string }) =>
    `Les bibliothèques de PostgreSQL sont incomplètes dans ${folder}, et ce dossier ne peut pas être écrit.
Avec l’utilisateur qui a installé Pluriel, lancez une fois : npm rebuild`,
  'postgres-failed': ({ log, detail }: { log: string; detail: string }) =>
    `La base embarquée ne démarre pas. Ses derniers mots (${log}) :
${detail}`,
}

const en: typeof fr = {
  'data-not-writable': ({ folder, detail }) =>
    `The data folder ${folder} cannot be written (${detail}).
Give it to the user who starts Pluriel, or choose another one: DATA_DIR=/some/folder npm start`,
  'data-other-version': ({ folder, found, wanted }) =>
    `The database in ${folder} comes from PostgreSQL ${found}; this Pluriel brings PostgreSQL ${wanted}. Nothing was changed.
Go back to the version of Pluriel that wrote it, or follow “Changing the version of PostgreSQL” in docs/self-hosting.md.`,
  'data-foreign': ({ folder }) =>
    `The folder ${folder} holds something else than the database of Pluriel. Nothing was changed.
Choose an empty folder: DATA_DIR=/some/folder npm start`,
  'disk-full': ({ folder }) =>
    `There is not enough room left on the disk of ${folder}: at least 200 MB must be free. Nothing was lost.
Make some room, then start again.`,
  'already-running': ({ folder, pid, since }) =>
    `Another Pluriel is already using ${folder} (process ${pid}, since ${since}).
Stop it first, or give this one another folder: DATA_DIR=/some/folder npm start`,
  'data-not-yours': ({ folder, owner }) =>
    `The database in ${folder} belongs to user number ${owner}, not to you.
Start Pluriel as that user, or make it yours: sudo chown -R "$(id -u):$(id -g)" ${folder}`,
  'no-binary': ({ platform }) =>
    `PostgreSQL was not found in node_modules for ${platform}.
Run npm ci again without --omit=optional, or give the address of a PostgreSQL server, 15 or later: DATABASE_URL=postgres://…`,
  'no-user': ({ detail }) =>
    `PostgreSQL refuses to run under this identity, and no other could be taken (${detail}).
Start Pluriel as an ordinary user, or give the address of a server: DATABASE_URL=postgres://…`,
  'links-missing': ({ folder }) =>
    `The libraries of PostgreSQL are incomplete in ${folder}, and this folder cannot be written.
As the user who installed Pluriel, run once: npm rebuild`,
  'postgres-failed': ({ log, detail }) =>
    `The embedded database does not start. Its last words (${log}):
${detail}`,
}

export const words = { fr, en }
