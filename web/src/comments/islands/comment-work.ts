/** Everything that an island of comments does besides showing them, in one file that is loaded when it is first needed. */
export * from './comment-acts.ts';
export * from './comment-loading.ts';
export * from './comment-news.ts';
