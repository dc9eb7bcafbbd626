import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import type { OpenDraft } from './use-draft.ts';

/** Steps back and forth, and whether all is stored. */
export function Toolbar({ open }: { readonly open: OpenDraft }) {
  const { t } = useOffice();
  const say = useNewsletterWords();
  const { saving, canUndo, canRedo, save } = open;
  const said = {
    saved: say('newsletter.saved'),
    unsaved: t('unsaved'),
    saving: t('saving'),
    conflict: t('conflict.title'),
    refused: say('newsletter.not-saved'),
  }[saving.is];
  return (
    <div class="row between newsletter-bar">
      <div class="row">
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-disabled={!canUndo || undefined}
          aria-keyshortcuts="Control+Z"
          onClick={open.undo}
        >
          {say('newsletter.undo')}
        </button>
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-disabled={!canRedo || undefined}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={open.redo}
        >
          {say('newsletter.redo')}
        </button>
      </div>
      <p class="muted" role="status">
        {said}
      </p>
      {saving.is === 'refused' && (
        <button class="btn btn--2 btn--s" type="button" onClick={save}>
          {t('load.again')}
        </button>
      )}
    </div>
  );
}

/** What was refused, or that somebody else has stored a version: nothing typed is lost either way. */
export function SavingNote({ open }: { readonly open: OpenDraft }) {
  const office = useOffice();
  const say = useNewsletterWords();
  const { t } = office;
  const box = useRef<HTMLDivElement>(null);
  const { saving } = open;
  useLayoutEffect(() => {
    if (saving.is === 'conflict') box.current?.focus();
  }, [saving.is]);
  if (saving.is === 'refused') {
    const { problem } = saving;
    return (
      <div class="note note--alert stack stack-8" role="alert">
        <p>
          {problem.fields.length > 0
            ? say('newsletter.refused.fields', { count: problem.fields.length })
            : problemText(office, problem)}
        </p>
        {problem.status === 401 && (
          <button class="btn btn--2 btn--s" type="button" onClick={() => office.signInAgain().then(open.save)}>
            {t('session.again')}
          </button>
        )}
      </div>
    );
  }
  if (saving.is !== 'conflict') return null;
  return (
    <div class="note note--alert stack stack-8" ref={box} tabIndex={-1} role="alert">
      <p>
        <b>{t('conflict.title')}</b>
      </p>
      <p>{t('conflict.text')}</p>
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={open.takeTheirs}>
          {t('conflict.take-theirs')}
        </button>
        <button class="btn btn--danger btn--s" type="button" onClick={open.keepMine}>
          {t('conflict.keep-mine')}
        </button>
      </div>
    </div>
  );
}
