import type { SourceKind } from './sources.ts'

const fr = {
  kinds: {
    publiccode: 'publiccode.yml du projet',
    redaction: 'Rédaction Pluriel',
    sill: 'SILL',
    comptoir: 'Comptoir du Libre',
    dpg: 'Registre des biens publics numériques',
    'awesome-selfhosted': 'awesome-selfhosted',
    yunohost: 'YunoHost',
    csv: 'Liste importée',
  } satisfies Record<SourceKind, string>,
  dated: (source: string, date: string) => `${source}, ${date}`,
  others: (claims: string) => `Ailleurs : ${claims}.`,
  otherwise: (source: string, value: string) => `${value} (${source})`,
  declared: (date: string) => `Déclaré en ligne le ${date}, non vérifié`,
  confirmed: (date: string) => `confirmé le ${date}`,
}
const en: typeof fr = {
  kinds: {
    publiccode: 'the project’s publiccode.yml',
    redaction: 'Pluriel editors',
    sill: 'SILL',
    comptoir: 'Comptoir du Libre',
    dpg: 'Digital Public Goods registry',
    'awesome-selfhosted': 'awesome-selfhosted',
    yunohost: 'YunoHost',
    csv: 'Imported list',
  },
  dated: (source, date) => `${source}, ${date}`,
  others: (claims) => `Elsewhere: ${claims}.`,
  otherwise: (source, value) => `${value} (${source})`,
  declared: (date) => `Declared online on ${date}, not checked`,
  confirmed: (date) => `confirmed on ${date}`,
}
export const words = { fr, en }
