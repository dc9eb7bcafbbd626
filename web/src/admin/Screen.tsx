import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOffice } from './context.ts';

interface ScreenProps {
  readonly title: string;
  /** What the screen belongs to, above its title. */
  readonly above?: ComponentChildren;
  /** Links and buttons beside the title. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One screen: sets the title of the window, and moves focus to its heading when one came here from another screen. */
export function Screen({ title, above, actions, children }: ScreenProps) {
  const { t, organization, textOf, navigation } = useOffice();
  const heading = useRef<HTMLHeadingElement>(null);
  const cameFromAnother = navigation.moves > 0;
  useLayoutEffect(() => {
    document.title = t('title', { screen: title, organization: textOf(organization.name) });
  }, [title, t, organization, textOf]);
  useLayoutEffect(() => {
    if (cameFromAnother) heading.current?.focus();
  }, []);
  return (
    <div class="stack stack-32">
      <div class="row between screen-head">
        <div class="stack stack-8">
          {above && <p class="muted">{above}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {actions && <div class="row">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
