import { useState } from 'preact/hooks';
import type { Newsletter } from '../../../../../shared/newsletters/newsletter.ts';
import { LIMITS } from '../../../../../shared/newsletters/rules.ts';
import type { InterfaceLocale } from '../../../../../shared/platform/locale.ts';
import { useOffice } from '../../context.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { AddBlock } from './AddBlock.tsx';
import { Blocks, blockDomId } from './Blocks.tsx';
import { Checks } from './Checks.tsx';
import { textIn, withText } from './draft.ts';
import { controlId, Line, RefusalContext } from './fields.tsx';
import { Languages } from './Languages.tsx';
import { Preview } from './Preview.tsx';
import { TestMail } from './TestMail.tsx';
import { SavingNote, Toolbar } from './Toolbar.tsx';
import { type OpenDraft, useDraft } from './use-draft.ts';

interface HeadProps {
  readonly open: OpenDraft;
  readonly locale: InterfaceLocale;
}

/** Subjects of more characters are cut off in the lists of most mail programs. */
const SHOWN_OF_SUBJECT = 60;

/** What lists of mails show: the subject, with what is left of it, and what stands beside it. */
function Head({ open: { draft, change }, locale }: HeadProps) {
  const say = useNewsletterWords();
  const { subject, preheader } = textIn(draft, locale);
  const length = subject.length;
  return (
    <>
      <Line
        pointer={`/texts/${locale}/subject`}
        label={say('newsletter.subject')}
        help={say(length > SHOWN_OF_SUBJECT ? 'newsletter.subject.long' : 'newsletter.subject.count', {
          count: length,
          most: LIMITS.subject,
          shown: SHOWN_OF_SUBJECT,
        })}
        lang={locale}
        maxLength={LIMITS.subject}
        value={subject}
        onChange={(text) => change((before) => withText(before, locale, { subject: text }), `${locale} subject`)}
      />
      <Line
        pointer={`/texts/${locale}/preheader`}
        label={say('newsletter.preheader')}
        help={say('newsletter.preheader.help')}
        lang={locale}
        maxLength={LIMITS.preheader}
        value={preheader}
        onChange={(text) => change((before) => withText(before, locale, { preheader: text }), `${locale} preheader`)}
      />
    </>
  );
}

function Writing({ open, locale }: HeadProps) {
  const say = useNewsletterWords();
  const { draft, change } = open;
  const { blocks } = textIn(draft, locale);
  return (
    <>
      <Head open={open} locale={locale} />
      <section class="stack" aria-labelledby="h-blocks">
        <h2 id="h-blocks" tabIndex={-1}>
          {say('newsletter.blocks')}
        </h2>
        <p class="help">{say(blocks.length === 0 ? 'newsletter.blocks.none' : 'newsletter.blocks.help')}</p>
        <Blocks
          blocks={blocks}
          locale={locale}
          change={(next, place) => change((before) => withText(before, locale, { blocks: next }), place)}
        />
        <AddBlock
          blocks={blocks}
          onAdded={(block) =>
            change((before) => withText(before, locale, { blocks: [...textIn(before, locale).blocks, block] }), null)
          }
        />
      </section>
    </>
  );
}

interface EditorProps {
  readonly stored: Newsletter;
  readonly onStored: (stored: Newsletter) => void;
}

/** Writes a newsletter in each language, beside what readers will see of it. */
export function Editor({ stored, onStored }: EditorProps) {
  const { organization, publicLocale } = useOffice();
  const open = useDraft(stored, onStored);
  const [locale, setLocale] = useState(publicLocale);
  const { saving } = open;
  const jump = (to: string, blockId: string | null) => {
    setLocale(organization.locales.find((tag) => tag === to) ?? locale);
    // Once the language is shown.
    requestAnimationFrame(() => {
      const target = blockId === null ? controlId(`/texts/${to}/subject`) : blockDomId(blockId);
      document.getElementById(target)?.focus();
    });
  };
  return (
    <RefusalContext.Provider value={saving.is === 'refused' ? saving.problem : null}>
      <div class="split newsletter-editor">
        <div class="stack stack-24">
          <Toolbar open={open} />
          <SavingNote open={open} />
          <Languages
            draft={open.draft}
            chosen={locale}
            choose={setLocale}
            fallback={stored.fallback}
            change={open.change}
          />
          <Writing key={locale} open={open} locale={locale} />
        </div>
        <div class="stack stack-32">
          <Preview newsletterId={stored.id} locale={locale} revision={open.revision} />
          <TestMail newsletterId={stored.id} locale={locale} save={open.save} />
          <Checks newsletterId={stored.id} save={open.save} jump={jump} />
        </div>
      </div>
    </RefusalContext.Provider>
  );
}
