import type { ComponentType } from 'preact';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { isHinted } from '../../platform/session.ts';
import type { Draft } from './draft-memory.ts';
import { Lost } from './Lost.tsx';
import { useModule } from './lazily.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

/** What a section of the form is given. */
export interface SectionProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  /** What is wrong with the section's field, in words. */
  readonly error: string | undefined;
  /** The draft on the server, where it is there already; a proposal that is edited has always one. */
  readonly proposalId: ProposalId | null;
  /** Brings the draft to the server first, asking for sign-in where it must; `null`: given up or refused. */
  readonly saved: () => Promise<ProposalId | null>;
}

/** What the preview is given of a section. */
export type SectionPreviewProps = Pick<SectionProps, 't' | 'form' | 'draft' | 'proposalId'>;

/** What a section's module exports, by the name `section`. */
export interface Section {
  readonly Field: ComponentType<SectionProps>;
  /** How the preview shows it; nothing where it says enough by itself. */
  readonly Preview?: ComponentType<SectionPreviewProps>;
}

interface SectionEntry {
  /** As errors name it: see `form-errors.ts`. */
  readonly name: 'place' | 'attachments' | 'group';
  /** Whether the component asks for it. */
  readonly isOn: (form: ProposalFormProps) => boolean;
  readonly load: () => Promise<{ readonly section: Section }>;
}

/**
 * Sections that a component may switch on, in their order below the text. Each is loaded once the form asks for it, so
 * that a form without them is no heavier:
 * `{ name: 'place', isOn: ({ gate }) => gate.settings.placeOn, load: () => import('./PlaceField.tsx') }`
 */
const SECTIONS: readonly SectionEntry[] = [
  {
    name: 'place',
    isOn: ({ gate }) => gate.settings.placeMode !== 'off',
    load: () => import('../../places/islands/proposal-section.tsx'),
  },
  {
    name: 'attachments',
    isOn: ({ gate }) => gate.settings.attachmentsAllowed,
    load: () => import('../../media/islands/proposal-section.tsx'),
  },
  {
    name: 'group',
    // Members of groups have signed in: for everybody else there is nothing to load.
    isOn: () => isHinted(),
    load: () => import('../../groups/islands/proposal-section.tsx'),
  },
];

function LazyField({ entry, props }: { readonly entry: SectionEntry; readonly props: SectionProps }) {
  const { module, isLost, again } = useModule(entry.load);
  if (module) return <module.section.Field {...props} />;
  if (!isLost) return null;
  return <Lost t={props.t} again={again} />;
}

function LazyPreview({ entry, props }: { readonly entry: SectionEntry; readonly props: SectionPreviewProps }) {
  const { module } = useModule(entry.load);
  const Preview = module?.section.Preview;
  return Preview ? <Preview {...props} /> : null;
}

interface SectionsProps extends Omit<SectionProps, 'error'> {
  readonly errorOf: (name: SectionEntry['name']) => string | undefined;
}

/** The sections of the form that the component has switched on. */
export function Sections({ errorOf, ...props }: SectionsProps) {
  return SECTIONS.filter(({ isOn }) => isOn(props.form)).map((entry) => (
    <LazyField key={entry.name} entry={entry} props={{ ...props, error: errorOf(entry.name) }} />
  ));
}

/** The same as the preview shows them. */
export function SectionPreviews(props: SectionPreviewProps) {
  return SECTIONS.filter(({ isOn }) => isOn(props.form)).map((entry) => (
    <LazyPreview key={entry.name} entry={entry} props={props} />
  ));
}
