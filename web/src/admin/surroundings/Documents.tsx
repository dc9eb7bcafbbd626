import { useState } from 'preact/hooks';
import type { Attachment } from '../../../../shared/media/attachment.ts';
import { acceptOf, FILE_CLASSES, fileSize } from '../../../../shared/media/rules.ts';
import type { ProcessId } from '../../../../shared/platform/ids.ts';
import type { ProcessDocuments } from '../../../../shared/spaces/document.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { OrderedList } from '../forms/OrderedList.tsx';
import { problemText } from '../forms/problems.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { bodyOf, type DocumentDraft, draftOf } from './document-draft.ts';
import { sendFile } from './send-file.ts';

interface SenderProps {
  readonly processId: ProcessId;
  readonly onReady: (attachment: Attachment & { readonly path: string }) => void;
}

/** Sends a file as soon as it is chosen, waits for its check, and says all along what happens. */
function FileSender({ processId, onReady }: SenderProps) {
  const office = useOffice();
  const { t } = office;
  const [status, setStatus] = useState('');
  const [refusal, setRefusal] = useState('');
  async function send(input: HTMLInputElement) {
    const file = input.files?.[0];
    if (!file) return;
    setRefusal('');
    setStatus(t('documents.sending'));
    const answer = await sendFile(processId, file, () => setStatus(t('documents.checking')));
    setStatus('');
    input.value = '';
    if (!answer.ok) return setRefusal(problemText(office, answer.problem));
    const { data } = answer;
    if (data.state !== 'ready' || data.path === null)
      return setRefusal(t(data.state === 'checking' ? 'documents.late' : 'documents.refused'));
    office.announce(t('documents.added'));
    onReady({ ...data, path: data.path });
  }
  return (
    <div class="field">
      <label for="document-file">{t('documents.add-file')}</label>
      <p class="help" id="document-file-help">
        {t('documents.add-file.help')}
      </p>
      <input
        class="input"
        id="document-file"
        type="file"
        aria-describedby="document-file-help"
        accept={acceptOf(FILE_CLASSES)}
        disabled={status !== ''}
        onChange={(event) => send(event.currentTarget)}
      />
      <p role="status" class="muted">
        {status}
      </p>
      {refusal !== '' && (
        <p class="error" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

interface FieldsProps {
  readonly document: DocumentDraft;
  readonly index: number;
  readonly change: (patch: Partial<DocumentDraft>) => void;
}

function DocumentFields({ document, index, change }: FieldsProps) {
  const { t, locale } = useOffice();
  const pointer = `/items/${index}`;
  const number = index + 1;
  const { file } = document;
  return (
    <>
      <LocalizedField
        pointer={`${pointer}/title`}
        label={t('document.title', { number })}
        value={document.title}
        onChange={(title) => change({ title })}
      />
      <LocalizedField
        pointer={`${pointer}/description`}
        label={t('document.description')}
        fullLabel={t('document.description.of', { number })}
        isOptional={true}
        value={document.description}
        onChange={(description) => change({ description })}
      />
      {file.kind === 'link' ? (
        <TextField
          pointer={`${pointer}/file/url`}
          label={t('document.url', { number })}
          help={t('document.url.help')}
          value={file.url}
          onChange={(url) => change({ file: { kind: 'link', url } })}
        />
      ) : (
        <p class="row">
          <span>
            {t('document.file', {
              kind: file.path.slice(file.path.lastIndexOf('.') + 1).toUpperCase(),
              size: fileSize(file.bytes, locale),
            })}
          </span>
          <a href={file.path} target="_blank" rel="noopener">
            {t('document.see')}
          </a>
        </p>
      )}
    </>
  );
}

function DocumentsForm({ stored, onStored }: { stored: ProcessDocuments; onStored: (s: ProcessDocuments) => void }) {
  const { t, textOf, locale, announce } = useOffice();
  const params = { processId: stored.processId };
  const { form, conflict } = useStoredForm({
    stored,
    draftOf,
    save: (draft, version) => api.spaces.updateDocuments({ params, body: { items: bodyOf(draft), version } }),
    read: () => api.spaces.manageDocuments({ params }),
    onStored,
    onSaved: () => announce(t('saved')),
  });
  const { items } = form.value;
  const add = (document: Pick<DocumentDraft, 'title' | 'file'>) =>
    form.change({ items: [...items, { key: newKey(), description: {}, ...document }] });
  return (
    <FormBox form={form} save={t('documents.save')} conflict={conflict}>
      {items.length === 0 ? (
        <p class="empty">{t('documents.empty')}</p>
      ) : (
        <LanguageBar texts={items.flatMap(({ title, description }) => [title, description])} />
      )}
      <div class="stack fields">
        <OrderedList
          items={items}
          onChange={(changed) => form.change({ items: changed })}
          nameOf={({ title }, number) => textOf(title) || t('document.number', { number })}
        >
          {(document, index, change) => <DocumentFields document={document} index={index} change={change} />}
        </OrderedList>
        <FileSender
          processId={stored.processId}
          onReady={({ title, name, path, contentType, bytes }) =>
            add({ title: { [locale]: title || name }, file: { kind: 'file', path, mediaType: contentType, bytes } })
          }
        />
        <button
          class="btn btn--2 btn--s"
          type="button"
          onClick={() => add({ title: {}, file: { kind: 'link', url: '' } })}
        >
          {t('documents.add-link')}
        </button>
      </div>
    </FormBox>
  );
}

/** Documents of the process that one is in. */
export function DocumentsScreen() {
  const { t, textOf } = useOffice();
  const { process } = useSpace();
  const { id: processId } = process;
  const loaded = useLoaded(`documents ${processId}`, () => api.spaces.manageDocuments({ params: { processId } }));
  return (
    <Screen title={t('documents.title')} above={textOf(process.title)}>
      <p class="help">{t('documents.help')}</p>
      <WhenLoaded loaded={loaded}>{(stored) => <DocumentsForm stored={stored} onStored={loaded.replace} />}</WhenLoaded>
    </Screen>
  );
}
