export { profileParts } from './personal-parts.queries.ts'
export { dropSkill, type ProfileRefusal, saveProfile, saveSkill } from './profile.actions.ts'
export { causes, type ProfileFault } from './profile.form.ts'
export {
  ownProfile,
  profileAt,
  type SeenProfile,
  type SkillHeld,
  seenAs,
  seenProfiles,
} from './profile.queries.ts'
export {
  languages,
  type ProfileFieldName,
  type ProfileFields,
  profileFieldNames,
  remotes,
  searchedFields,
  statuses,
  teamRoles,
  type Visibility,
  visibilities,
} from './profile-fields.ts'
export { type Looking, seenBy } from './profile-seen.queries.ts'
