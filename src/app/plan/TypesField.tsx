import type { ReactNode } from 'react';
import { useApp, useWords } from '../context';
import { typeName } from '../names';
import { Icon } from '../parts/Icon';

interface TypesFieldProps {
  readonly id: string;
  readonly types: readonly string[];
  readonly testId: string;
  readonly onChange: (types: readonly string[]) => void;
}

/** Facility types of a standard; more can be added, all but one taken away. */
export function TypesField({ id, types, testId, onChange }: TypesFieldProps): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  if (!study) return null;
  return (
    <span className="types-field">
      {types.map((type) => (
        <span key={type} className="chip">
          {typeName(study, type, language)}
          <button
            type="button"
            className="chip-button"
            aria-label={w.typeRemove(typeName(study, type, language))}
            disabled={types.length === 1}
            onClick={() => onChange(types.filter((other) => other !== type))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <select id={id} data-testid={testId} value="" onChange={(event) => onChange([...types, event.target.value])}>
        <option value="">{w.typeAdd}</option>
        {study.catalogue.facilityTypes
          .filter((type) => !types.includes(type.id))
          .map((type) => (
            <option key={type.id} value={type.id}>
              {type.name[language]}
            </option>
          ))}
      </select>
    </span>
  );
}
