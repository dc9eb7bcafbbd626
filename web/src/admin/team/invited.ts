/** Where the link of an invitation leads; what proves it stands behind the #, which is sent to no server. */
const PATH = /^\/admin\/invitation\/?$/;

/** Whether somebody came by the link of an invitation that is not accepted yet. */
export const isInvited = (): boolean => PATH.test(location.pathname) && location.hash.length > 1;
