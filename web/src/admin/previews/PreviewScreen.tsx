import { useOffice } from '../context.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { SharedLinks } from './SharedLinks.tsx';

/** The process as it will look, and who else may see it before it is published. */
export function PreviewScreen() {
  const { t, textOf } = useOffice();
  const { process } = useSpace();
  return (
    <Screen title={t('preview.title')} above={textOf(process.title)}>
      <p class="note">{t('preview.text')}</p>
      <div class="stack stack-48">
        <PreviewFrame process={process} />
        <SharedLinks processId={process.id} />
      </div>
    </Screen>
  );
}
