import { useCallback } from 'react';
import { useActions, useScreen } from '../context';
import { boundsOfUnit } from '../places';

/** A row of a unit was picked or is under the pointer: the map shows it. The same functions each time. */
export function useUnitPick(): { readonly pick: (code: string) => void; readonly hover: (code: string | null) => void } {
  const actions = useActions();
  const { store, mapHolder } = useScreen();
  const pick = useCallback(
    (code: string): void => {
      const { study } = store.getState();
      actions.select({ kind: 'unit', code });
      const bounds = study && boundsOfUnit(study, code);
      if (bounds) mapHolder.current?.fit(bounds);
    },
    [actions, store, mapHolder],
  );
  const hover = useCallback((code: string | null): void => actions.hover(code === null ? null : { kind: 'unit', code }), [actions]);
  return { pick, hover };
}
