/** Path of a group's page without the language. */
export const groupPath = ({ slug }: { readonly slug: string }): string => `/process-groups/${slug}/`;
