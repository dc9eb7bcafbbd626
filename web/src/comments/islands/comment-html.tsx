interface CommentHtmlProps {
  readonly html: string;
  readonly locale: string;
}

/**
 * Text of a comment. The only place of the public site where HTML is set from a string: the server sanitizes comments
 * each time it renders or answers them, and sends nothing but paragraphs, lists, emphasis and links.
 */
export function CommentHtml({ html, locale }: CommentHtmlProps) {
  return <div class="prose" lang={locale} dangerouslySetInnerHTML={{ __html: html }} />;
}
