interface CommentHtmlProps {
  readonly html: string;
  readonly locale: string;
  /** What a mention says whose account is deleted: plain words, ours. */
  readonly unknown: string;
}

const NOBODY = '<span class="mention"></span>';

/**
 * Text of a comment. The only place of the public site where HTML is set from a string: the server sanitizes comments
 * each time it renders or answers them, and sends nothing but paragraphs, lists, emphasis, links and mentions.
 */
export function CommentHtml({ html, locale, unknown }: CommentHtmlProps) {
  const __html = html.replaceAll(NOBODY, `<span class="mention">@${unknown}</span>`);
  // Whoever writes from right to left reads so; the language of the text says how it is pronounced.
  return <div class="prose" dir="auto" lang={locale} dangerouslySetInnerHTML={{ __html }} />;
}
