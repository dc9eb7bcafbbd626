import { useEffect, useState } from 'preact/hooks';
import { useAssistance } from '../../assistance/islands/use-assistance.ts';
import { useSession, useWords, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';
import type { SessionLinks } from './session-links.tsx';

interface SessionMenuProps extends Words {
  /** Path of this page, to come back to. */
  readonly returnTo: string;
}

/** Who is signed in, in the menu of every page; the published page shows the way to sign in. */
export function SessionMenu({ returnTo, ...words }: SessionMenuProps) {
  const t = useWords(words);
  const me = useSession() ?? null;
  const [part, setPart] = useState<{ readonly SessionLinks: typeof SessionLinks }>();
  const { locale } = words;
  const isSomebody = isRegistered(me);
  useAssistance(me, locale);
  useEffect(() => {
    // Readers without a session load nothing of it; where it cannot be loaded, the way to sign in leads on as well.
    if (isSomebody) import('./session-links.tsx').then(setPart, () => undefined);
  }, [isSomebody]);
  if (part && isRegistered(me)) return <part.SessionLinks t={t} locale={locale} me={me} />;
  return <a href={`/${locale}/sign-in/?returnTo=${encodeURIComponent(returnTo)}`}>{t('session.sign-in')}</a>;
}
