import { useState } from 'preact/hooks';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { Field } from './Field.tsx';
import { problemText } from './problems.ts';

interface ImageFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly help: string;
  readonly value: string | null;
  readonly onChange: (path: string | null) => void;
  /** What the picture shows, for the preview; empty where it says nothing that the text does not. */
  readonly alt: string;
}

/** Uploads a picture as soon as it is chosen and shows it; the form stores its path. */
export function ImageField({ value, onChange, alt, ...field }: ImageFieldProps) {
  const office = useOffice();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function send(input: HTMLInputElement) {
    const file = input.files?.[0];
    if (!file) return;
    setSending(true);
    setProblem(null);
    const answer = await api.media.upload({ body: file });
    setSending(false);
    input.value = '';
    if (!answer.ok) return setProblem(answer.problem);
    onChange(answer.data.path);
  }
  return (
    <div class="stack stack-8">
      <Field {...field} isOptional={true}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif"
            onChange={(event) => send(event.currentTarget)}
          />
        )}
      </Field>
      <p role="status" class="muted">
        {isSending ? office.t('image.sending') : ''}
      </p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {value && (
        <div class="row">
          <img class="preview" src={value} alt={alt} />
          <button class="btn btn--quiet btn--s" type="button" onClick={() => onChange(null)}>
            {office.t('image.remove')}
          </button>
        </div>
      )}
    </div>
  );
}
