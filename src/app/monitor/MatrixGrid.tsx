import { memo, useEffect, useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { isListed, type Standard } from '../../model/catalogue';
import type { Unit } from '../../model/study';
import type { Language } from '../../model/text';
import type { MatrixResults, MatrixShows } from '../../report/provision-matrix';
import { useActions, useApp } from '../context';
import type { AllWords } from '../../i18n';
import { unitName } from '../names';
import { useColumnWindow } from '../parts/column-window';
import { useRowWindow } from '../parts/row-window';
import { figureText } from '../standard-words';
import type { MatrixShown } from './matrix-rows';
import { turnOf } from './unit-years';

const rowHeight = 24;
const headHeight = 168;
/** pixels of a column, by what its cells say */
const columnWidths: Readonly<Record<MatrixShows, number>> = { answer: 24, value: 64 };
const nameWidth = 148;

const signs = { met: '✓', 'not-met': '✕', 'no-data': '?' } as const;
const turns = { '1': '▲', '-1': '▼', '0': '' } as const;

interface CellNeeds {
  readonly results: MatrixResults;
  readonly before: MatrixResults;
  readonly shows: MatrixShows;
  readonly language: Language;
  readonly w: AllWords['app'];
  /** ids of standards whose results belong to the question before */
  readonly stale: ReadonlySet<string>;
}

interface CellProps extends CellNeeds {
  readonly standard: Standard;
  readonly unit: Unit;
  readonly id: string;
  readonly isActive: boolean;
  readonly column: number;
}

function Cell({ standard, unit, id, isActive, column, results, before, shows, language, w, stale }: CellProps): ReactNode {
  const ofStandard = results.get(standard.id);
  const result = ofStandard?.get(unit.code);
  const classes = isActive ? ' active' : '';
  const title = `${standard.name[language]} · ${unitName(unit, language)}: `;
  const props = { id, role: 'gridcell', 'aria-colindex': column + 2, 'data-standard': standard.id };
  if (!result) {
    const why = ofStandard ? w.matrixNotJudged : w.matrixWaiting;
    return (
      <td {...props} className={`matrix-cell none${classes}`} title={title + why}>
        <span className="visually-hidden">{why}</span>
        <span aria-hidden="true">{ofStandard ? '' : '·'}</span>
      </td>
    );
  }
  const turn = turnOf(result, before.get(standard.id)?.get(unit.code));
  const value = figureText(result.measure, result.value, result.target, language);
  const turned = turn === 0 ? '' : ` (${turn > 0 ? w.matrixBetter : w.matrixWorse})`;
  const answer = isListed(standard) ? w.standardListed : w.answers[result.answer];
  const sign = isListed(standard) ? '–' : signs[result.answer];
  return (
    <td
      {...props}
      className={`matrix-cell ${isListed(standard) ? 'listed' : result.answer}${stale.has(standard.id) ? ' old' : ''}${classes}`}
      title={`${title}${answer}, ${value}${turned}`}
    >
      {shows === 'value' && <span className="matrix-value">{value}</span>}
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">
        {answer} {shows === 'value' ? '' : value}
      </span>
      {turn !== 0 && (
        <sup className={turn > 0 ? 'turn better' : 'turn worse'}>
          <span aria-hidden="true">{turns[turn]}</span>
          <span className="visually-hidden">{turned}</span>
        </sup>
      )}
    </td>
  );
}

interface RowProps extends CellNeeds {
  readonly unit: Unit;
  readonly row: number;
  readonly standards: readonly Standard[];
  /** columns in sight */
  readonly firstColumn: number;
  readonly endColumn: number;
  readonly gridId: string;
  /** the column of the active cell in this row; -1 elsewhere */
  readonly activeColumn: number;
  /** can it be unfolded (true: it is), or not at all (null) */
  readonly unfolded: boolean | null;
  readonly onFold: (code: string) => void;
}

function RowView({ unit, row, standards, firstColumn, endColumn, gridId, activeColumn, unfolded, onFold, ...needs }: RowProps): ReactNode {
  const { w, language } = needs;
  const name = unitName(unit, language);
  const foldName =
    unit.level === 'town'
      ? unfolded
        ? w.matrixCollapse(name)
        : w.matrixExpand(name)
      : unfolded
        ? w.matrixFold(name)
        : w.matrixUnfold(name);
  return (
    <tr className={`matrix-row ${unit.level}`} style={{ height: rowHeight }} aria-rowindex={row + 3} data-unit={unit.code}>
      <th scope="row" className="matrix-name" aria-colindex={1}>
        {unfolded !== null && (
          <button
            type="button"
            tabIndex={-1}
            className="fold"
            aria-label={foldName}
            title={foldName}
            aria-expanded={unfolded}
            onClick={() => onFold(unit.code)}
          >
            {unfolded ? '▾' : '▸'}
          </button>
        )}
        <span title={name}>{name}</span>
      </th>
      {firstColumn > 0 && <td className="spacer" colSpan={firstColumn} aria-hidden="true" />}
      {standards.slice(firstColumn, endColumn).map((standard, at) => (
        <Cell
          key={standard.id}
          standard={standard}
          unit={unit}
          id={`${gridId}-${row}-${firstColumn + at}`}
          column={firstColumn + at}
          isActive={firstColumn + at === activeColumn}
          {...needs}
        />
      ))}
      {endColumn < standards.length && <td className="spacer" colSpan={standards.length - endColumn} aria-hidden="true" />}
    </tr>
  );
}
const Row = memo(RowView);

interface MatrixGridProps {
  readonly shown: MatrixShown;
  readonly needs: CellNeeds;
  readonly label: string;
  /** codes of towns that have villages */
  readonly withVillages: ReadonlySet<string>;
  readonly folds: ReadonlySet<string>;
  readonly onFold: (code: string) => void;
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
  Home: [0, -1000],
  End: [0, 1000],
};

/** Units by standards: only the rows and columns in sight are drawn; arrow keys move, Enter opens a figure, + and - fold and unfold. */
export function MatrixGrid({ shown, needs, label, withVillages, folds, onFold }: MatrixGridProps): ReactNode {
  const { domains, standards, units } = shown;
  const { w, language, shows } = needs;
  const actions = useActions();
  const gridId = useId();
  const openFigure = useApp((state) => state.openFigure);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const at = { row: Math.min(active.row, units.length - 1), column: Math.min(active.column, standards.length - 1) };
  const { box, first, end, show } = useRowWindow(units.length, rowHeight, headHeight);
  const width = columnWidths[shows];
  const columns = useColumnWindow(box, standards.length, width, nameWidth);

  // sideways, the cell must come out from under the names
  useEffect(() => {
    const scroll = box.current;
    if (!scroll) return;
    const left = at.column * width;
    const visible = scroll.clientWidth - nameWidth;
    if (left < scroll.scrollLeft) scroll.scrollTo({ left });
    else if (left + width > scroll.scrollLeft + visible) scroll.scrollTo({ left: left + width - visible });
  }, [at.column, width, box]);

  const openAt = (row: number, column: number): void => {
    const [unit, standard] = [units[row], standards[column]];
    if (unit && standard && needs.results.get(standard.id)?.has(unit.code)) actions.openFigure({ standard: standard.id, unit: unit.code });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const unit = units[at.row];
    if (step) {
      const row = Math.max(0, Math.min(units.length - 1, at.row + step[0]));
      const column = Math.max(0, Math.min(standards.length - 1, at.column + step[1]));
      setActive({ row, column });
      show(row);
    } else if (event.key === 'Enter' || event.key === ' ') openAt(at.row, at.column);
    else if ((event.key === '+' || event.key === '-') && unit) onFold(unit.code);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const unfoldedOf = ({ code, level }: Unit): boolean | null => {
    if (level === 'county') return !folds.has(code);
    if (level === 'town' && withVillages.has(code)) return folds.has(code);
    return null;
  };
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const cell = event.target.closest<HTMLElement>('td.matrix-cell');
    const row = units.findIndex(({ code }) => code === cell?.closest('tr')?.dataset['unit']);
    const column = standards.findIndex(({ id }) => id === cell?.dataset['standard']);
    if (row < 0 || column < 0) return;
    setActive({ row, column });
    openAt(row, column);
  };
  // a table that the keyboard moves through is a grid; its rows and cells keep the elements of a table
  const asGrid = {
    role: 'grid',
    tabIndex: 0,
    'aria-activedescendant': units.length > 0 && standards.length > 0 ? `${gridId}-${at.row}-${at.column}` : undefined,
    onKeyDown: onKey,
    onClick,
  };
  return (
    <div className="matrix-scroll" ref={box}>
      {/* one stop for the keyboard: the table itself, which tells its active cell */}
      <table
        id={gridId}
        {...asGrid}
        className={`matrix shows-${shows}`}
        aria-label={label}
        aria-rowcount={units.length + 2}
        aria-colcount={standards.length + 1}
        data-testid="matrix"
        style={{ width: nameWidth + standards.length * width }}
      >
        <colgroup>
          <col style={{ width: nameWidth }} />
          {standards.map(({ id }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1} className="matrix-domains">
            <th rowSpan={2} scope="col" className="matrix-corner">
              {w.matrixUnit}
            </th>
            {domains.map((domain) => (
              <th key={domain.id} scope="colgroup" colSpan={domain.standards.length} title={domain.name[language]}>
                <span>{domain.name[language]}</span>
              </th>
            ))}
          </tr>
          <tr aria-rowindex={2} className="matrix-standards">
            {columns.first > 0 && <td className="spacer" colSpan={columns.first} aria-hidden="true" />}
            {standards.slice(columns.first, columns.end).map((standard, at) => (
              <th
                key={standard.id}
                scope="col"
                aria-colindex={columns.first + at + 2}
                title={standard.name[language]}
                className={openFigure?.standard === standard.id ? 'open' : ''}
              >
                <span className={language === 'zh' ? 'upright' : 'turned'}>{standard.name[language]}</span>
              </th>
            ))}
            {columns.end < standards.length && <td className="spacer" colSpan={standards.length - columns.end} aria-hidden="true" />}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr className="spacer" style={{ height: first * rowHeight }} aria-hidden="true" />}
          {units.slice(first, end).map((unit, index) => (
            <Row
              key={unit.code}
              unit={unit}
              row={first + index}
              standards={standards}
              firstColumn={columns.first}
              endColumn={columns.end}
              gridId={gridId}
              activeColumn={first + index === at.row ? at.column : -1}
              unfolded={unfoldedOf(unit)}
              onFold={onFold}
              {...needs}
            />
          ))}
          {end < units.length && <tr className="spacer" style={{ height: (units.length - end) * rowHeight }} aria-hidden="true" />}
        </tbody>
      </table>
    </div>
  );
}
