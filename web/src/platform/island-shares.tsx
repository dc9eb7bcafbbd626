/** One part of a whole: its size, and the words that say it. */
export interface Share {
  readonly kind: 'for' | 'neutral' | 'against';
  /** Per cent of the whole. */
  readonly percent: number;
  readonly said: string;
}

const SIGNS = { for: 'pos pos--for', neutral: 'pos muted', against: 'pos pos--against' } as const;

/** How something is shared out between for, neutral and against: a bar, and the same in words. */
export function Shares({ shares }: { readonly shares: readonly Share[] }) {
  let start = 0;
  return (
    <div class="stack stack-8">
      <svg class="balance" width="100%" height="10" aria-hidden="true">
        {shares.map(({ kind, percent }) => {
          start += percent;
          return <rect key={kind} class={`is-${kind}`} x={`${start - percent}%`} width={`${percent}%`} height="100%" />;
        })}
      </svg>
      <p class="row small">
        {shares.map(({ kind, said }) => (
          <span key={kind} class={SIGNS[kind]}>
            {said}
          </span>
        ))}
      </p>
    </div>
  );
}
