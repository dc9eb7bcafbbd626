import { useEffect, useState } from 'preact/hooks';
import type { AttachmentResourceId } from '../../../../shared/media/attachment.ts';
import type { DeskState } from './rows.ts';
import { UploadDesk } from './upload-desk.ts';

/** One for the page: what is being sent goes on while the form shows something else. */
const desk = new UploadDesk();

/** The desk, for the files of a resource; `null`: there is none yet, and files wait for it. */
export function useDesk(resourceId: AttachmentResourceId | null): {
  readonly desk: UploadDesk;
  readonly state: DeskState;
} {
  const [state, setState] = useState(desk.state);
  useEffect(() => desk.follow(setState), []);
  useEffect(() => desk.belongTo(resourceId), [resourceId]);
  useEffect(() => {
    const back = () => desk.repeatLost();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
  return { desk, state };
}
