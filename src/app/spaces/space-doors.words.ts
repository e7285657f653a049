const fr = {
  projects: { label: 'Chantiers', note: 'Ceux que vous portez, et ceux où vous avez une part.' },
  newProject: { label: 'Ouvrir un chantier', note: 'D’un besoin et d’un choix, ou de rien.' },
  commons: { label: 'Communs', note: 'Ceux que vous tenez : critères, échéance, appels.' },
  newCommon: { label: 'Déclarer un commun', note: 'Dire qui le tient, et comment.' },
  lessons: { label: 'Leçons', note: 'Ce que l’on a appris, redit au bon moment.' },
  pool: { label: 'Vivier', note: 'On y vient par ce que l’on ouvre de son profil.' },
  time: { label: 'Le temps de l’équipe', note: 'Demi-journées libres, engagées, en congé.' },
  skills: { label: 'Carte des savoir-faire', note: 'Tenus par une seule personne, demandés et absents.' },
}
const en: typeof fr = {
  projects: { label: 'Projects', note: 'Those you carry, and those in which you have a part.' },
  newProject: { label: 'Open a project', note: 'From a need and a choice, or from nothing.' },
  commons: { label: 'Commons', note: 'Those you keep: criteria, runway, calls.' },
  newCommon: { label: 'Declare a common', note: 'Say who keeps it, and how.' },
  lessons: { label: 'Lessons', note: 'What was learnt, said again at the right moment.' },
  pool: { label: 'Pool', note: 'One comes into it by what one opens of one’s profile.' },
  time: { label: 'The team’s time', note: 'Half-days free, engaged, on leave.' },
  skills: { label: 'Map of skills', note: 'Held by one person only, asked for and absent.' },
}
export const words = { fr, en }
