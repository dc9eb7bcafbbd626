import { useState } from 'preact/hooks';
import type { CheckedLink, Finding } from '../../../../../shared/newsletters/checks.ts';
import type { NewsletterId } from '../../../../../shared/platform/ids.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { languageName } from '../../language.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';

type Report = Extract<Awaited<ReturnType<typeof api.newsletters.check>>, { readonly ok: true }>['data'];

interface ChecksProps {
  readonly newsletterId: NewsletterId;
  /** Stores what is typed: what is stored is looked at. */
  readonly save: () => Promise<boolean>;
  /** Shows a block in its language and gives it the focus. */
  readonly jump: (locale: string, blockId: string | null) => void;
}

interface JumpProps extends Pick<ChecksProps, 'jump'> {
  readonly locale: string;
  readonly blockId: string | null;
  readonly about: string;
}

function Jump({ jump, locale, blockId, about }: JumpProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  return (
    <button class="btn btn--quiet btn--s" type="button" onClick={() => jump(locale, blockId)}>
      {say('newsletter.check.go', { language: languageName(locale, office.locale) })}
      <span class="sr"> {about}</span>
    </button>
  );
}

function Findings({ findings, jump }: { readonly findings: readonly Finding[] } & Pick<ChecksProps, 'jump'>) {
  const say = useNewsletterWords();
  return (
    <ul class="plain-list list list--tight">
      {findings.map((finding) => {
        const about = say(`check.${finding.code}`, { detail: finding.detail });
        return (
          <li key={`${finding.code} ${finding.locale} ${finding.blockId} ${finding.detail}`} class="row between">
            <span>
              {about} {finding.weight > 0 && <small class="muted">+{finding.weight}</small>}
            </span>
            <Jump jump={jump} locale={finding.locale} blockId={finding.blockId} about={about} />
          </li>
        );
      })}
    </ul>
  );
}

const COLORS = {
  works: 'yes',
  broken: 'no',
  'not-published': 'no',
  unreachable: 'no',
  'not-looked-at': 'off',
} as const;

function Links({ links, jump }: { readonly links: readonly CheckedLink[] } & Pick<ChecksProps, 'jump'>) {
  const say = useNewsletterWords();
  return (
    <ul class="plain-list list list--tight">
      {links.map((link) => (
        <li key={`${link.locale} ${link.blockId} ${link.url}`} class="row between">
          <span class="newsletter-link">
            <span class={`state state--${COLORS[link.state]}`}>{say(`link.${link.state}`)}</span> {link.url}
            {link.status !== null && link.state !== 'works' && <small class="muted"> ({link.status})</small>}
          </span>
          <Jump jump={jump} locale={link.locale} blockId={link.blockId} about={link.url} />
        </li>
      ))}
    </ul>
  );
}

function ReportOf({ report, jump }: { readonly report: Report } & Pick<ChecksProps, 'jump'>) {
  const { number } = useOffice();
  const say = useNewsletterWords();
  const { score, limit, findings, links, bytes } = report;
  const isRisky = score >= limit;
  return (
    <>
      <div class={isRisky ? 'note note--alert stack stack-8' : 'note stack stack-8'}>
        <p>
          <b>{say('newsletter.check.score', { score: number(score), limit: number(limit) })}</b>
        </p>
        <p>{say(isRisky ? 'newsletter.check.risky' : 'newsletter.check.fine')}</p>
        <p class="muted">{say('newsletter.check.size', { size: number(Math.ceil(bytes / 1000)) })}</p>
      </div>
      <h3>{say('newsletter.check.findings', { count: findings.length })}</h3>
      {findings.length > 0 && <Findings findings={findings} jump={jump} />}
      <h3>{say('newsletter.check.links', { count: links.length })}</h3>
      {links.length > 0 && <Links links={links} jump={jump} />}
    </>
  );
}

/** Looks for what filters of spam mind and readers miss, and looks up every link. */
export function Checks({ newsletterId, save, jump }: ChecksProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    if (await save()) {
      const answer = await api.newsletters.check({ params: { newsletterId } });
      if (answer.ok) setReport(answer.data);
      else setProblem(answer.problem);
    }
    setBusy(false);
  };
  return (
    <section class="stack" aria-labelledby="h-checks">
      <h2 id="h-checks">{say('newsletter.check')}</h2>
      <p class="help">{say('newsletter.check.help')}</p>
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={run}>
          {say(report === null ? 'newsletter.check.run' : 'newsletter.check.again')}
        </button>
        <span role="status" class="muted">
          {isBusy ? say('newsletter.check.running') : report !== null ? say('newsletter.check.done') : ''}
        </span>
      </div>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {report && <ReportOf report={report} jump={jump} />}
    </section>
  );
}
