const fr = {
  title: 'Courrier',
  lead: 'Aucun serveur d’envoi n’est configuré : les messages que Pluriel enverrait se lisent ici.',
  note: 'Cette page n’existe que sans SMTP_URL.',
  list: 'Les derniers messages',
  empty: 'Aucun message',
  emptyText: 'Le premier courriel que le site enverrait apparaîtra ici.',
  home: 'Revenir à l’accueil',
}
const en: typeof fr = {
  title: 'Mail',
  lead: 'No mail server is configured: the messages that Pluriel would send are shown here.',
  note: 'This page exists only without SMTP_URL.',
  list: 'Last messages',
  empty: 'No message',
  emptyText: 'The first message that the site would send will show here.',
  home: 'Back to the home page',
}
export const words = { fr, en }
