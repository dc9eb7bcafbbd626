import { useEffect, useRef, useState } from 'preact/hooks';
import { Contributions } from './account-contributions.tsx';
import { OwnData } from './account-data.tsx';
import { Deletion } from './account-deletion.tsx';
import { EmailChange } from './account-email.tsx';
import { LatePart } from './account-late.tsx';
import type { AccountPart } from './account-part.ts';
import { ProfileSection } from './account-profile.tsx';
import { SignOut } from './account-sign-out.tsx';
import { Votes } from './account-votes.tsx';

const SECTIONS = [
  'profile',
  'contributions',
  'decisions',
  'votes',
  'verifications',
  'groups',
  'notifications',
  'follows',
  'newsletter',
  'email',
  'services',
  'data',
  'session',
  'deletion',
] as const;
type Section = (typeof SECTIONS)[number];
const isSection = (text: string): text is Section => SECTIONS.some((section) => section === text);

const loadGroups = async () => (await import('../../groups/islands/account-groups.tsx')).Groups;
const loadDecisions = async () => (await import('../../moderation/islands/account-decisions.tsx')).Decisions;
const loadVerifications = async () =>
  (await import('../../verifications/islands/account-verifications.tsx')).Verifications;
const loadServices = async () => (await import('../../identities/islands/account-services.tsx')).Services;
const loadSessions = async () => (await import('./account-sessions.tsx')).OpenSessions;
const loadNotifications = async () =>
  (await import('../../notifications/islands/account-notifications.tsx')).loadNotificationChoices();
const loadPush = async () => (await import('../../push/islands/account-push.tsx')).PushDevices;
const loadNewsletter = async () => (await import('../../newsletters/islands/account-newsletter.tsx')).NewsletterSwitch;
const loadFollows = async () => (await import('../../follows/islands/account-follows.tsx')).Follows;

const sectionIn = (hash: string): Section | null => {
  const name = hash.slice(1);
  return isSection(name) ? name : null;
};

/** The section that the address names, and whether its reader has come to it by a press. */
function useSection(): { readonly open: Section | null; readonly arrived: boolean } {
  const [at, setAt] = useState({ open: sectionIn(location.hash), arrived: false });
  useEffect(() => {
    const follow = () => setAt({ open: sectionIn(location.hash), arrived: true });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return at;
}

export interface SectionsProps {
  readonly part: AccountPart;
  readonly onDeleted: () => void;
}

/** One section at a time, named in the address; on phones first a list of them. */
export function Sections({ part, onDeleted }: SectionsProps) {
  const { t } = part;
  const { open, arrived } = useSection();
  const heading = useRef<HTMLHeadingElement>(null);
  const menu = useRef<HTMLElement>(null);
  const shown = open ?? 'profile';
  useEffect(() => {
    // Back on a phone, where the section is not shown then.
    if (arrived) (open === null ? menu : heading).current?.focus();
  }, [open, arrived]);
  return (
    <div class="account" data-open={open ?? undefined}>
      <nav class="account-menu" aria-label={t('account.sections')} tabIndex={-1} ref={menu}>
        <ul class="links">
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`} aria-current={section === shown ? 'true' : undefined}>
                {t(`account.section.${section}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section class="account-section stack stack-24" aria-labelledby="account-section" key={shown}>
        <a class="more account-back" href="#menu-of-account">
          {t('account.sections')}
        </a>
        <h2 id="account-section" tabIndex={-1} ref={heading}>
          {t(`account.section.${shown}`)}
        </h2>
        <SectionBody section={shown} part={part} onDeleted={onDeleted} />
      </section>
    </div>
  );
}

function SectionBody({ section, part, onDeleted }: SectionsProps & { readonly section: Section }) {
  switch (section) {
    case 'contributions':
      return <Contributions {...part} />;
    case 'votes':
      return <Votes {...part} />;
    case 'groups':
      return <LatePart part={part} load={loadGroups} />;
    case 'decisions':
      return <LatePart part={part} load={loadDecisions} />;
    case 'notifications':
      return (
        <>
          <LatePart part={part} load={loadNotifications} />
          <LatePart part={part} load={loadPush} />
        </>
      );
    case 'follows':
      return <LatePart part={part} load={loadFollows} />;
    case 'newsletter':
      return <LatePart part={part} load={loadNewsletter} />;
    case 'email':
      return <EmailChange {...part} />;
    case 'verifications':
      return <LatePart part={part} load={loadVerifications} />;
    case 'services':
      return <LatePart part={part} load={loadServices} />;
    case 'data':
      return <OwnData {...part} />;
    case 'session':
      return (
        <>
          <SignOut t={part.t} locale={part.locale} />
          <LatePart part={part} load={loadSessions} />
        </>
      );
    case 'deletion':
      return <Deletion {...part} onDeleted={onDeleted} />;
    default:
      return <ProfileSection {...part} />;
  }
}
