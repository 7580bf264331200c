import type { ReactNode } from 'react';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';

const holds = [
  { how: 'locked', icon: 'lock' },
  { how: 'forbidden', icon: 'forbid' },
] as const;

/** Locks a place in or keeps it out; what holds is pressed. @param named with words beside the marks */
export function HoldButtons({
  id,
  name,
  named = false,
}: {
  readonly id: string;
  readonly name: string;
  readonly named?: boolean;
}): ReactNode {
  const w = useWords();
  const actions = useActions();
  const locked = useApp((state) => state.siting.locked.includes(id));
  const forbidden = useApp((state) => state.siting.forbidden.includes(id));
  const is = { locked, forbidden };
  const words = { locked: w.siteLock, forbidden: w.siteForbid };
  return (
    <span className="hold-buttons">
      {holds.map(({ how, icon }) => (
        <button
          key={how}
          type="button"
          className={named ? 'button small' : 'button icon-only quiet'}
          aria-pressed={is[how]}
          aria-label={named ? undefined : `${words[how]} (${name})`}
          title={words[how]}
          data-testid={`site-${how}`}
          onClick={() => actions.holdSite(id, how)}
        >
          <Icon name={icon} />
          {named && words[how]}
        </button>
      ))}
    </span>
  );
}
