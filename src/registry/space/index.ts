export { type Act, recordAct } from './audit.actions.ts'
export { type About, type Action, columnsOf, may, permissions } from './permissions.ts'
export { type Module, modules, type Role, roles } from './roles.ts'
