/** Settings of processes, components and the platform, in a file that a browser loads when one of them is opened. */
import type { Component } from '../../../../shared/spaces/component.ts';
import { ComponentSettings } from '../components/ComponentSettings.tsx';
import { ComponentList, NewComponent } from '../components/Components.tsx';
import { OrganizationSettings } from '../organization/OrganizationSettings.tsx';
import type { Place } from '../places.ts';
import { Taxonomies } from '../taxonomies/Taxonomies.tsx';
import { NewProcess, ProcessSettings } from './ProcessScreens.tsx';

/** The screen of a place that belongs to no process; nothing for any other place. */
export function PlatformSettings({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'new-process':
      return <NewProcess />;
    case 'taxonomies':
      return <Taxonomies />;
    case 'organization':
      return <OrganizationSettings />;
    default:
      return null;
  }
}

interface SpaceSettingsProps {
  readonly place: Place;
  /** The component whose settings are opened. */
  readonly component?: Component;
}

/** The screen of a place that sets up a process or one of its components; nothing for any other place. */
export function SpaceSettings({ place, component }: SpaceSettingsProps) {
  switch (place.screen) {
    case 'process':
      return <ProcessSettings />;
    case 'components':
      return <ComponentList />;
    case 'new-component':
      return <NewComponent />;
    default:
      return component ? <ComponentSettings component={component} /> : null;
  }
}
