import { useId, useMemo, useState, type ReactNode } from 'react';
import { askOf } from '../../model/ask';
import type { Standard } from '../../model/catalogue';
import { standardProblems, type StandardProblem } from '../../model/standard-problems';
import { fieldsOfKind, fieldValue, targetKey, targetYear, withField, withTarget, type StandardField } from '../../model/standard-fields';
import type { StudyView } from '../../jobs/task-types';
import type { AllWords } from '../../i18n';
import { useActions, useApp, useWords } from '../context';
import { fieldText } from '../standard-words';
import { currentCatalogue } from '../store/derived';
import { fieldControl, isGrouped } from './field-controls';

/** Attributes that a filter may ask of facilities and units, by name; years of others (`_since`) are no attributes of their own. */
function attributeNames(study: StudyView): readonly string[] {
  const names = new Set<string>();
  for (const { attributes } of [...study.facilities, ...study.units]) for (const name of Object.keys(attributes)) names.add(name);
  return [...names].filter((name) => !name.endsWith('_since')).toSorted();
}

const problemWords: Readonly<Record<StandardProblem['problem'], (w: AllWords['app'], problem: StandardProblem) => string>> = {
  unknown: (w, { value }) => w.fieldUnknown(value),
  range: (w, { least, most }) => w.fieldRange(String(least), String(most), ''),
  empty: (w) => w.fieldEmpty,
};

interface FormFieldProps {
  readonly field: StandardField;
  readonly standard: Standard;
  /** as the plan has it; undefined where it has not */
  readonly planned: Standard | undefined;
  readonly study: StudyView;
  readonly attributes: readonly string[];
  readonly year: number;
}

/** Does a field hold what the standard asks for in the year, though a target from a year on may hold in its place? */
const isTargetOf = ({ kind }: Standard, { key }: StandardField): boolean => key === targetKey(kind);

function FormField({ field, standard, planned, study, attributes, year }: FormFieldProps): ReactNode {
  const w = useWords();
  const id = useId();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const plan = useApp((state) => currentCatalogue(study, state.history).standards);
  const [refused, setRefused] = useState<StandardProblem | null>(null);
  const isTarget = isTargetOf(standard, field);
  const shown = (of: Standard): unknown => (isTarget ? (askOf(of, year).figure ?? undefined) : fieldValue(of, field.key));
  const since = isTarget ? targetYear(standard, year) : null;
  const isChanged = planned !== undefined && JSON.stringify(shown(planned)) !== JSON.stringify(shown(standard));
  const change = (value: unknown): void => {
    const next =
      isTarget && typeof value !== 'string'
        ? withTarget(standard, year, value as number | undefined)
        : withField(standard, field.key, value);
    const problem = standardProblems(next, study).find((found) => found.field === field.key) ?? null;
    setRefused(problem);
    if (!problem) actions.putStandard(next, field.key);
  };
  const control = fieldControl({ id, field, standard, value: shown(standard), study, plan, attributes, language, w, onChange: change });
  const name = w.fieldNames[field.key];
  const marks = (
    <>
      {since !== null && <small>{w.fieldFromYear(String(since))}</small>}
      {isChanged && (
        <small className="changed-mark" data-testid={`was-${field.key}`}>
          {w.planChangedFrom(isTarget && planned ? targetText(planned) : planned ? fieldText(study, planned, field, language) : '')}
        </small>
      )}
      {refused && (
        <span className="field-problem" role="alert">
          {problemWords[refused.problem](w, refused)}
        </span>
      )}
    </>
  );
  function targetText(of: Standard): string {
    const value = askOf(of, year).figure;
    return value === null ? w.fieldNone : fieldText(study, withField(of, field.key, value), field, language);
  }
  return isGrouped(field.sort) ? (
    <fieldset className="form-field">
      <legend>{name}</legend>
      {control}
      {marks}
    </fieldset>
  ) : (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <span className="form-control">
        {control}
        {marks}
      </span>
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly onText: (text: string) => void;
}

function TextField({ label, testId, value, onText }: TextFieldProps): ReactNode {
  const w = useWords();
  const id = useId();
  const isEmpty = value.trim() === '';
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <span className="form-control">
        <input
          id={id}
          type="text"
          data-testid={testId}
          value={value}
          aria-invalid={isEmpty}
          onChange={(event) => onText(event.target.value)}
        />
        {isEmpty && (
          <span className="field-problem" role="alert">
            {w.fieldEmpty}
          </span>
        )}
      </span>
    </div>
  );
}

/** Everything that a standard asks, to be changed by form: each change that fits is an edit of the study at once. */
export function StandardForm({ standard }: { readonly standard: Standard }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const year = useApp((state) => state.choices?.year ?? 0);
  const attributes = useMemo(() => (study ? attributeNames(study) : []), [study]);
  if (!study) return null;
  const planned = study.catalogue.standards.find(({ id }) => id === standard.id);
  const { name, clause, source } = standard;
  return (
    <form className="standard-form" data-testid="standard-form" onSubmit={(event) => event.preventDefault()}>
      {fieldsOfKind(standard.kind).map((field) =>
        field.sort === 'by-year' ? null : (
          <FormField
            key={`${standard.id} ${field.key}`}
            field={field}
            standard={standard}
            planned={planned}
            study={study}
            attributes={attributes}
            year={year}
          />
        ),
      )}
      <TextField
        label={w.fieldNameZh}
        testId="field-name-zh"
        value={name.zh}
        onText={(zh) => actions.putStandard({ ...standard, name: { ...name, zh } }, 'name')}
      />
      <TextField
        label={w.fieldNameEn}
        testId="field-name-en"
        value={name.en}
        onText={(en) => actions.putStandard({ ...standard, name: { ...name, en } }, 'name')}
      />
      <TextField
        label={w.fieldClause}
        testId="field-clause"
        value={clause[language]}
        onText={(text) => actions.putStandard({ ...standard, clause: { ...clause, [language]: text } }, 'clause')}
      />
      <label className="form-check">
        <input
          type="checkbox"
          checked={source.check}
          onChange={(event) => actions.putStandard({ ...standard, source: { ...source, check: event.target.checked } }, null)}
        />
        {w.fieldCheck}
      </label>
    </form>
  );
}
