import { useState } from 'preact/hooks';
import type { FoundAddress } from '../../../../shared/mails/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { type Form, useForm } from '../forms/form.ts';
import { problemText } from '../forms/problems.ts';
import { FoundMails } from './FoundMails.tsx';
import { Suppression } from './Suppression.tsx';

interface Asked {
  readonly email: string;
}
/** What was found about an address, until another one is looked for. */
interface Found {
  readonly email: string;
  readonly about: FoundAddress;
}

/** Looks for what became of the mails to an address. It is sent in a body: an address of a page would be logged. */
export function FindMails() {
  const office = useOffice();
  const { t, announce } = office;
  const [found, setFound] = useState<Found | null>(null);
  const look = (email: string) => api.mails.find({ body: { email } });
  const form: Form<Asked> = useForm<Asked, FoundAddress>({
    initial: { email: '' },
    isKept: true,
    save: ({ email }) => look(email),
    onSaved: (about, { email }) => setFound({ email, about }),
  });
  const again = async () => {
    if (found === null) return;
    const answer = await look(found.email);
    if (answer.ok) setFound({ email: found.email, about: answer.data });
    else announce(problemText(office, answer.problem));
  };
  return (
    <section class="stack stack-24" aria-labelledby="h-find">
      <h2 id="h-find">{t('mails.find')}</h2>
      <FormBox form={form} save={t('mails.find.search')}>
        <div class="fields stack">
          <TextField
            pointer="/email"
            label={t('mails.find.email')}
            help={t('mails.find.help')}
            value={form.value.email}
            onChange={(email) => form.change({ email })}
          />
        </div>
      </FormBox>
      {found !== null && (
        <section class="stack stack-24" aria-label={found.email} key={found.email}>
          <FoundMails email={found.email} about={found.about} onChanged={again} />
          <Suppression email={found.email} about={found.about} onChanged={again} />
        </section>
      )}
    </section>
  );
}
