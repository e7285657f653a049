import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'oui'], falsy: ['0', 'false', 'no', 'non', ''] })
/** Shown in the legal notice; what is not set is said to be unknown there. */
const said = (what: string) =>
  z.string().trim().min(1).max(300).optional().describe(`${what} Montré dans les mentions légales.`)
/** A secret goes through an encrypted connection, or does not leave the machine. */
const isPrivate = (address: string) =>
  /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(address)
/** The names and addresses by which a machine reaches itself, and nobody else does. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)
const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting, in one place. The table of the README is checked against it. */
export const configSchema = z.object({
  PORT: port.default(3000).describe('Port d’écoute ; 0 en choisit un libre.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Adresse d’écoute ; 0.0.0.0 pour toutes.'),
  BASE_URL: z
    .url()
    .optional()
    .describe('Adresse publique du site ; exigée avec SMTP_URL ou hors de cette machine.'),
  DATA_DIR: z.string().min(1).default('var').describe('Dossier de la base embarquée et des fichiers.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe('PostgreSQL 15 ou plus ; sans elle, la base embarquée.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10).describe('Connexions par processus.'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('Niveau du journal, en JSON sur la sortie d’erreur.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe('Serveur d’envoi ; sans lui, la page /courrier montre les messages.'),
  MAIL_FROM: z.string().min(3).default('Pluriel <pluriel@localhost>').describe('Expéditeur des courriels.'),
  FILES_S3_URL: z
    .url()
    .optional()
    .describe('Stockage compatible S3, https://hote/seau ; sans lui, le disque sous DATA_DIR.'),
  FILES_S3_REGION: z.string().default('us-east-1').describe('Région du stockage S3.'),
  FILES_S3_KEY: z.string().optional().describe('Identifiant de la clé S3.'),
  FILES_S3_SECRET: z.string().optional().describe('Secret de la clé S3.'),
  COMPANY_DIRECTORY_URL: z
    .url()
    .default('https://recherche-entreprises.api.gouv.fr')
    .describe('Annuaire des entreprises de l’État, pour compléter un organisme par son SIREN.'),
  OIDC_ISSUER: z
    .url()
    .refine(isPrivate, 'https, ou cette machine')
    .optional()
    .describe('Fournisseur d’identité OpenID Connect (ProConnect, Keycloak…) ; sans lui, pas de bouton.'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('Identifiant donné par ce fournisseur.'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Secret donné par ce fournisseur.'),
  OIDC_LABEL: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .default('ProConnect')
    .describe('Nom du fournisseur, sur le bouton.'),
  OIDC_SCOPES: z
    .string()
    .default('openid given_name usual_name email siret')
    .describe('Ce qui est demandé au fournisseur.'),
  OIDC_TRUST_EMAIL: flag
    .default(false)
    .describe('Croire l’adresse qu’il donne sans mention « vérifiée » ; à réserver à ProConnect.'),
  TRUST_PROXY: flag.default(false).describe('Croire le X-Forwarded-For du serveur mandataire.'),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(600)
    .describe('Pages lues par minute et par adresse.'),
  WRITES_PER_MINUTE: z.coerce.number().int().min(1).default(60).describe('Envois par minute et par adresse.'),
  JOBS: flag.default(true).describe('Exécuter les tâches de fond dans ce processus.'),
  HOST_NAME: said('Qui publie ce site : nom ou raison sociale.'),
  HOST_CONTACT: said('Comment joindre qui publie : adresse électronique, téléphone ou page.'),
  HOST_ADDRESS: said('Siège de qui publie, et SIREN s’il y en a un.'),
  HOST_DIRECTOR: said('Nom de la personne qui dirige la publication.'),
  HOST_PROVIDER: said('Qui fournit le serveur : nom, adresse, téléphone.'),
})

export type Settings = z.infer<typeof configSchema>
export type Config = Omit<Settings, 'DATA_DIR'> & { DATA_DIR: string }

/** Letters and links carry the address of the site: who can be reached, or writes, must be told which it is. */
export const lacksAddress = ({ BASE_URL, SMTP_URL, HOST }: Config): boolean =>
  !BASE_URL && (SMTP_URL !== undefined || !isLoopback(HOST))

export class ConfigRefusal extends Error {}

/** Reads the settings from the environment; a wrong one is refused by name, with what was expected. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = configSchema.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`)
    throw new ConfigRefusal(`Configuration refusée.\n${lines.join('\n')}`)
  }
  const { DATA_DIR } = read.data
  return { ...read.data, DATA_DIR: isAbsolute(DATA_DIR) ? DATA_DIR : resolve(cwd, DATA_DIR) }
}
