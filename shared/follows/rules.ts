/** Most resources that one person can follow. */
export const MOST_FOLLOWS = 500;
/** Where the link of a mail leads, without the language. */
export const UNFOLLOW_PATH = '/unfollow/';
