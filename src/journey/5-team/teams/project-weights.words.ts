const fr = {
  legend: 'Ce que compte chaque chantier dans ce calcul',
  note: 'Un, sauf si vous dites autrement : deux compte double. La nuit, tous comptent autant.',
  weight: (title: string) => `Poids de « ${title} »`,
  wrong: (title: string) => `« ${title} » : un nombre de 0,1 à 5, comme 2 ou 0,5. Rien n’est calculé.`,
}
const en: typeof fr = {
  legend: 'How much each project counts in this computation',
  note: 'One, unless you say otherwise: two counts double. At night all count alike.',
  weight: (title) => `Weight of “${title}”`,
  wrong: (title) => `“${title}”: a number from 0.1 to 5, such as 2 or 0.5. Nothing is computed.`,
}
export const words = { fr, en }
