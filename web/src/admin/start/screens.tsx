/** Screens that prepare consultations, in a file that a browser loads when one of them is opened. */
import { GroupSettings, NewGroup } from '../groups/GroupScreens.tsx';
import { ProcessGroups } from '../groups/ProcessGroups.tsx';
import type { Place } from '../places.ts';
import { PreviewScreen } from '../previews/PreviewScreen.tsx';
import { CopyProcess } from '../processes/CopyProcess.tsx';
import { Guide } from './Guide.tsx';

export { PreviewFrame } from '../previews/PreviewFrame.tsx';

/** The screen of a place that prepares a consultation; nothing for any other place. */
export function Preparing({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'start':
      return <Guide />;
    case 'groups':
      return <ProcessGroups />;
    case 'new-group':
      return <NewGroup />;
    case 'group':
      return <GroupSettings key={place.processGroupId} id={place.processGroupId} />;
    case 'preview':
      return <PreviewScreen />;
    case 'copy':
      return <CopyProcess />;
    default:
      return null;
  }
}
