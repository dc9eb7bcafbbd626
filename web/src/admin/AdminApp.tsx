import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { PageFrame } from '../../../shared/platform/views.ts';
import type { Organization } from '../../../shared/spaces/organization.ts';
import { openSignIn } from '../participants/islands/open-sign-in.ts';
import { api } from '../platform/api.ts';
import type { Problem } from '../platform/problem.ts';
import { setSession } from '../platform/session.ts';
import { type Office, OfficeContext, officeTexts } from './context.ts';
import { problemText } from './forms/problems.ts';
import { loadWords, preferredLanguage, rememberLanguage, type Words } from './language.ts';
import { useNavigation } from './navigation.ts';
import { Doorstep } from './office/Doorstep.tsx';
import { Gate } from './office/Gate.tsx';
import { LeaveDialog } from './office/LeaveDialog.tsx';
import { OfficeFrame } from './office/OfficeFrame.tsx';
import { OfficeHeader } from './office/OfficeHeader.tsx';
import './admin.css';
import './start.css';

/** Words of the back office in the language chosen, and how to choose another. */
function useWords(fallback: InterfaceLocale) {
  const [locale, setLocale] = useState(() => preferredLanguage(fallback));
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    let isWanted = true;
    loadWords(locale).then((loaded) => {
      if (!isWanted) return;
      document.documentElement.lang = locale;
      setWords(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [locale]);
  const choose = (chosen: InterfaceLocale) => {
    rememberLanguage(chosen);
    setLocale(chosen);
  };
  return { words, choose };
}

const SHOWN_MS = 8000;

/** What was said last; it leaves the window after a while. */
function useAnnouncement() {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(({ turn }) => ({ text: '', turn })), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said.turn]);
  return [said, announce] as const;
}

interface OpenOfficeProps {
  readonly words: Words;
  readonly setLanguage: (locale: InterfaceLocale) => void;
  readonly stored: Organization;
}

function OpenOffice({ words, setLanguage, stored }: OpenOfficeProps) {
  const [organization, changeOrganization] = useState(stored);
  const [said, announce] = useAnnouncement();
  const navigation = useNavigation();
  const signInAgain = useCallback(async () => {
    setSession(null);
    await openSignIn(words.t('gate.reason'), words);
  }, [words]);
  const texts = useMemo(() => officeTexts(organization, words), [organization, words]);
  const office: Office = { ...words, ...texts, organization, changeOrganization, navigation, announce, signInAgain };
  return (
    <OfficeContext.Provider value={office}>
      <OfficeHeader setLanguage={setLanguage} />
      <OfficeFrame />
      <LeaveDialog />
      <p class="office-said" role="status">
        {said.text !== '' && <span key={said.turn}>{said.text}</span>}
      </p>
    </OfficeContext.Provider>
  );
}

/** Loads the organization before anything else: its languages and its time zone decide how all is shown. */
function WithOrganization({ words, setLanguage }: Omit<OpenOfficeProps, 'stored'>) {
  const [stored, setStored] = useState<Organization | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async () => {
    const answer = await api.spaces.readOrganization();
    if (answer.ok) setStored(answer.data);
    setProblem(answer.ok ? null : answer.problem);
  }, []);
  useEffect(() => {
    load();
  }, [load]);
  if (stored) return <OpenOffice words={words} setLanguage={setLanguage} stored={stored} />;
  return (
    <Doorstep title={words.t('office.title')}>
      {problem ? (
        <div class="note note--alert stack stack-8" role="alert">
          <p>{problemText(words, problem)}</p>
          <button class="btn btn--2 btn--s" type="button" onClick={load}>
            {words.t('load.again')}
          </button>
        </div>
      ) : (
        <p role="status">{words.t('loading')}</p>
      )}
    </Doorstep>
  );
}

interface AdminAppProps {
  readonly frame: PageFrame;
  /** What stands there until the words of the reader's language are loaded. */
  readonly title: string;
}

/** The back office: one application below `/admin/`, for administrators. */
export function AdminApp({ frame, title }: AdminAppProps) {
  const { words, choose } = useWords(frame.organization.defaultLocale);
  if (!words) {
    return (
      <main id="content" class="wrap section" aria-busy="true">
        <h1>{title}</h1>
      </main>
    );
  }
  return (
    <>
      <a class="skip" href="#content">
        {words.t('office.skip')}
      </a>
      <Gate words={words}>
        <WithOrganization words={words} setLanguage={choose} />
      </Gate>
    </>
  );
}
