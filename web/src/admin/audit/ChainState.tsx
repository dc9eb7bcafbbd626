import { useState } from 'preact/hooks';
import type { ChainHead } from '../../../../shared/audit/entry.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { type Checked, checkChain } from './check-chain.ts';
import { useAuditWords } from './use-audit-words.ts';

/** The check of the whole chain, by this browser itself: nobody has to believe the server. */
function Check({ head }: { readonly head: ChainHead }) {
  const office = useOffice();
  const { say } = useAuditWords();
  const [reached, setReached] = useState<number | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const run = async () => {
    if (reached !== null) return;
    setChecked(null);
    setReached(0);
    setChecked(await checkChain(head, setReached));
    setReached(null);
  };
  const isBroken = checked !== null && !('holds' in checked && checked.holds);
  return (
    <>
      <button class="btn btn--2 btn--s" type="button" aria-busy={reached !== null} onClick={run}>
        {reached === null ? say('audit.verify') : say('audit.verifying', { number: reached })}
      </button>
      <p class={isBroken ? 'error' : undefined} role={isBroken ? 'alert' : 'status'}>
        {checked &&
          ('problem' in checked
            ? problemText(office, checked.problem)
            : checked.holds
              ? say('audit.holds', { count: checked.entries })
              : say('audit.broken', { number: checked.at }))}
      </p>
    </>
  );
}

/** How far the log is sealed, and the line to note of it. */
export function ChainState() {
  const { moment } = useOffice();
  const { say } = useAuditWords();
  const loaded = useLoaded('audit-state', () => api.audit.readState());
  return (
    <WhenLoaded loaded={loaded}>
      {({ head, sealedAt, waiting }) => (
        <div class="note stack stack-8">
          <p>
            {sealedAt === null
              ? say('audit.nothing-sealed')
              : say('audit.sealed', { number: head.sequence, moment: moment(sealedAt) })}{' '}
            {waiting > 0 && say('audit.waiting', { count: waiting })}
          </p>
          {sealedAt !== null && (
            <>
              <p class="tiny">
                <b>{say('audit.head')}</b> <code class="audit-hash">{`${head.sequence}:${head.hash}`}</code>
                <br />
                <span class="muted">{say('audit.head-note')}</span>
              </p>
              <Check head={head} />
            </>
          )}
        </div>
      )}
    </WhenLoaded>
  );
}
