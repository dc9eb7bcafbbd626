/** Where readers see what was changed in a comment, without the language. */
export const commentChangesPath = (resourceId: string, commentId: string): string =>
  `/comments/${resourceId}/${commentId}/changes/`;
