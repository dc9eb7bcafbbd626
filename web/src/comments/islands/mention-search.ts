import type { Mentionable } from '../../../../shared/comments/comment.ts';

/** What is being typed behind an `@`: where the `@` stands, and the letters of the name so far. */
export interface MentionQuery {
  readonly start: number;
  readonly q: string;
}

/** Two words at most: names have spaces, sentences too. */
const TYPED = /(?:^|[^\p{L}\p{N}@])@([\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*)?)$/u;

/** The name that is being typed at the caret; `null` where none is. */
export function queryAt(text: string, caret: number): MentionQuery | null {
  const q = TYPED.exec(text.slice(0, caret))?.[1];
  return q === undefined || q.length > 60 ? null : { start: caret - q.length - 1, q };
}

/** The text with the name in the place of what was typed, and where the caret goes. */
export function withName(text: string, caret: number, { start }: MentionQuery, { name }: Mentionable) {
  const before = `${text.slice(0, start)}@${name} `;
  const after = text.slice(caret);
  return { text: before + (after.startsWith(' ') ? after.slice(1) : after), caret: before.length };
}
