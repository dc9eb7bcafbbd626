import { useMemo } from 'preact/hooks';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';

const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, pre, dt, dd, td, th';

/**
 * Paragraphs of a text as plain text: nothing that a participant or an import wrote is ever put into this page as
 * markup. The public page shows it as it is meant.
 */
function paragraphsOf({ format, text }: Proposal['body']): readonly string[] {
  if (format === 'markdown') return text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  for (const unsaid of body.querySelectorAll('script, style, template')) unsaid.remove();
  for (const end of body.querySelectorAll('br')) end.replaceWith('\n');
  for (const block of body.querySelectorAll(BLOCKS)) block.append('\n\n');
  return (body.textContent ?? '')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Text of a proposal, read only. */
export function ProposalText({ proposal }: { readonly proposal: Proposal }) {
  const paragraphs = useMemo(() => paragraphsOf(proposal.body), [proposal.body]);
  return (
    <div class="prose proposal-text" lang={proposal.locale}>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  );
}
