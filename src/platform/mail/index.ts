export { isAddress, type Message, sendMail, sendWaitingMail } from './mail.actions.ts'
export { lastMails, type ShownMail } from './mail.queries.ts'
