import type { UsageState } from './freshness.ts'
import type { UsageRefusal } from './usage.actions.ts'
import type { UsageField } from './usage.form.ts'

const fr = {
  refusals: {
    'form-incomplete': 'La déclaration est incomplète. Les champs à revoir sont signalés.',
    'unknown-solution': 'Cette solution n’est pas au catalogue.',
    'already-declared':
      'Cet organisme a déjà déclaré cet usage. Précisez ce à quoi la solution sert s’il s’agit d’un autre.',
    'unknown-usage': 'Cette déclaration n’existe pas.',
    'not-allowed':
      'Seul l’organisme qui a fait la déclaration peut la confirmer ou la retirer, avec la clé reçue ce jour-là.',
    withdrawn: 'Cette déclaration est déjà retirée.',
  } satisfies Record<UsageRefusal, string>,
  fields: {
    organisme: 'Le nom de l’organisme compte de 2 à 300 caractères.',
    siren:
      'Le SIREN compte neuf chiffres, dont le dernier est une clé de contrôle. Vérifiez-le ou laissez le champ vide.',
    nature: 'Choisissez une nature d’organisme de la liste.',
    depuis: 'Écrivez une année (2024) ou un mois (2024-05).',
    pour: 'Décrivez l’usage en 300 caractères au plus.',
    adresse: 'L’adresse commence par https:// ou http://.',
    courriel: 'L’adresse électronique n’est pas valable. Elle n’est jamais montrée.',
  } satisfies Record<UsageField, string>,
  states: {
    current: 'À jour',
    'to-confirm': 'À confirmer',
    withdrawn: 'Retirée',
  } satisfies Record<UsageState, string>,
}
const en: typeof fr = {
  refusals: {
    'form-incomplete': 'The declaration is incomplete. The fields to look at again are marked.',
    'unknown-solution': 'This solution is not in the catalogue.',
    'already-declared':
      'This body has already declared this use. Say what the solution is for if it is another one.',
    'unknown-usage': 'This declaration does not exist.',
    'not-allowed':
      'Only the body that made the declaration may confirm or withdraw it, with the key received that day.',
    withdrawn: 'This declaration is withdrawn already.',
  },
  fields: {
    organisme: 'The name of the body has between 2 and 300 characters.',
    siren:
      'A SIREN has nine figures, the last of which is a check digit. Check it, or leave the field empty.',
    nature: 'Choose a kind of body in the list.',
    depuis: 'Write a year (2024) or a month (2024-05).',
    pour: 'Describe the use in 300 characters at most.',
    adresse: 'The address begins with https:// or http://.',
    courriel: 'The e-mail address is not valid. It is never shown.',
  },
  states: { current: 'Up to date', 'to-confirm': 'To confirm', withdrawn: 'Withdrawn' },
}
export const words = { fr, en }
