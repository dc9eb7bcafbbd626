import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Case, CaseDetails } from '../../../../shared/moderation/case.ts';
import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { useRights } from '../rights.ts';
import { BlockDialog } from './StatementDialog.tsx';
import { useAbout } from './use-about.ts';
import type { Acts, Listed } from './use-acts.ts';

interface CaseLineProps {
  readonly item: Case;
  readonly acts: Acts;
  readonly listed: Listed;
}

/** A case with what points at it, what can be done, and all of it on demand. */
export function CaseLine({ item, acts, listed }: CaseLineProps) {
  const { t, moment, textOf, publicLocale } = useOffice();
  const { subjectId, path, excerpt, since, isOverdue, assignee, openReports, reasons, signals, standing } = item;
  const about = useAbout()(item);
  return (
    <li class="stack stack-8">
      <div class="row between">
        <label class="choice">
          <input
            type="checkbox"
            checked={acts.chosen.has(subjectId)}
            aria-label={t('moderation.choose', { title: about })}
            onChange={() => acts.turn(subjectId)}
          />
          <b dir="auto">{path === null ? about : <a href={`/${publicLocale}${path}`}>{about}</a>}</b>
        </label>
        <CaseActs item={item} acts={acts} listed={listed} about={about} />
      </div>
      {excerpt !== '' && (
        <blockquote class="small" dir="auto">
          {excerpt}
        </blockquote>
      )}
      <p class="meta">
        {isOverdue && <span class="tag">{t('moderation.overdue')}</span>}
        {standing === 'hidden' && <span class="tag">{t('moderation.is-hidden')}</span>}
        {reasons.map((reason) => (
          <span key={reason} class="tag">
            {t(`moderation.reason.${reason}`)}
          </span>
        ))}
        {openReports > 0 && <span>{t('moderation.reports', { count: openReports })}</span>}
        {signals.map(({ kind, count }) => (
          <span key={kind}>{t(`moderation.signal.${kind}`, { count })}</span>
        ))}
        <span>{t('moderation.since', { moment: moment(since) })}</span>
        <span>{textOf(item.processTitle)}</span>
        {assignee !== null && <span>{t('moderation.given-to', { name: assignee.name })}</span>}
      </p>
      <Details item={item} about={about} />
    </li>
  );
}

function CaseActs({ item, acts, listed, about }: CaseLineProps & { readonly about: string }) {
  const { t } = useOffice();
  const { subjectId, state, standing } = item;
  const named = (key: 'hide-of' | 'keep-of' | 'show-of' | 'reopen-of') => t(`moderation.${key}`, { title: about });
  const box = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  // What was pressed may be gone: whoever goes by the keyboard goes on from where they were.
  useLayoutEffect(() => {
    if (isPressed.current && !box.current?.contains(document.activeElement))
      box.current?.querySelector('button')?.focus();
    isPressed.current = false;
  }, [state, standing]);
  const pressed = (act: () => unknown) => () => {
    isPressed.current = true;
    act();
  };
  const isHidden = standing === 'hidden';
  return (
    <div class="row" ref={box}>
      {state === 'open' && standing !== 'gone' && (
        <button
          key="first"
          class="btn btn--2 btn--s"
          type="button"
          aria-haspopup="dialog"
          aria-label={named('hide-of')}
          onClick={() => acts.hide([subjectId])}
        >
          {t('moderation.hide')}
        </button>
      )}
      {state === 'open' && (
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-busy={acts.isBusy}
          aria-label={named('keep-of')}
          onClick={pressed(() => acts.keep(listed, [subjectId]))}
        >
          {t(isHidden ? 'moderation.show' : 'moderation.keep')}
        </button>
      )}
      {state !== 'open' && (
        <button
          key="first"
          class="btn btn--2 btn--s"
          type="button"
          aria-busy={acts.isBusy}
          aria-label={named(isHidden ? 'show-of' : 'reopen-of')}
          onClick={pressed(() => (isHidden ? acts.show(listed, subjectId) : acts.reopen(listed, subjectId)))}
        >
          {t(isHidden ? 'moderation.show' : 'moderation.reopen')}
        </button>
      )}
    </div>
  );
}

/** All of a case, loaded once it is opened. */
function Details({ item, about }: { readonly item: Case; readonly about: string }) {
  const { t } = useOffice();
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={t('moderation.details-of', { title: about })}>{t('moderation.details')}</summary>
      {open && <Loading item={item} />}
    </details>
  );
}

function Loading({ item }: { readonly item: Case }) {
  const { subjectId, standing, state } = item;
  const loaded = useLoaded<CaseDetails>(`${subjectId} ${standing} ${state}`, () =>
    api.moderation.read({ params: { subjectId } }),
  );
  return <WhenLoaded loaded={loaded}>{(details) => <All details={details} again={loaded.reload} />}</WhenLoaded>;
}

function All({ details, again }: { readonly details: CaseDetails; readonly again: () => void }) {
  const office = useOffice();
  const { t, moment } = office;
  const { isAdministrator } = useRights();
  const [isBlocking, setBlocking] = useState(false);
  const { text, file, authorId, authorName, isAuthorBlocked, reports } = details;
  const endSessions = async (participantId: ParticipantId) => {
    const answer = await api.participants.endSessionsOf({ params: { participantId } });
    const name = authorName ?? t('moderation.nameless');
    office.announce(answer.ok ? t('moderation.sessions-ended', { name }) : problemText(office, answer.problem));
  };
  return (
    <div class="stack stack-16">
      <p dir="auto">{text === '' ? <span class="muted">{t('moderation.no-text')}</span> : text}</p>
      {file !== null && (
        <p>
          <a href={file} target="_blank" rel="noopener">
            {t('moderation.open-file')}
          </a>
        </p>
      )}
      {authorId !== null && (
        <p class="row">
          <span>{t('moderation.author', { name: authorName ?? t('moderation.nameless') })}</span>
          {isAuthorBlocked ? (
            <span class="tag">{t('moderation.is-blocked')}</span>
          ) : (
            <button class="btn btn--2 btn--s" type="button" aria-haspopup="dialog" onClick={() => setBlocking(true)}>
              {t('moderation.block')}
            </button>
          )}
          {isAdministrator && (
            <button class="btn btn--quiet btn--s" type="button" onClick={() => endSessions(authorId)}>
              {t('moderation.end-sessions')}
            </button>
          )}
        </p>
      )}
      {reports.length > 0 && (
        <ul class="list">
          {reports.map((report) => (
            <li key={report.createdAt + report.words} class="stack stack-8">
              <p dir="auto">
                {report.words === '' ? <span class="muted">{t('moderation.no-words')}</span> : report.words}
              </p>
              <p class="meta">
                <span class="tag">{t(`moderation.reason.${report.reason}`)}</span>
                <span>{moment(report.createdAt)}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {isBlocking && authorId !== null && (
        <BlockDialog
          participantId={authorId}
          name={authorName ?? ''}
          onDone={() => {
            setBlocking(false);
            again();
          }}
          onClose={() => setBlocking(false)}
        />
      )}
    </div>
  );
}
