/** Variable that names the folder in which the api tests of one run note calls to AWS; without it nothing is noted. */
export const RECORDS = 'PARVIS_PERMISSION_RECORDS';
/** Roles of the stack, written before the tests. */
export const ROLES = 'dist/permissions/roles.json';
