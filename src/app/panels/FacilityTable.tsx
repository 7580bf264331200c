import { useCallback, useMemo, type ReactNode } from 'react';
import type { Facility } from '../../model/study';
import type { CoverageAnswer, StudyView } from '../../jobs/task-types';
import type { Language } from '../../model/text';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import type { AllWords } from '../../i18n';
import type { Formats } from '../format';
import { facilityName, typeName } from '../names';
import { boundsAround } from '../places';
import type { Column } from '../parts/DataTable';
import { RankingTable } from '../parts/RankingTable';
import { currentFacilities } from '../store/derived';
import type { EditHistory } from '../store/history';
import { servedByFacility } from '../store/served';

interface Row {
  readonly facility: Facility;
  readonly name: string;
  readonly type: string;
  readonly people: number;
  readonly within: number;
}

function rowsOf(study: StudyView, history: EditHistory, answer: CoverageAnswer, language: Language): readonly Row[] {
  const asked = new Set(answer.facilityIds);
  const served = servedByFacility(answer);
  return currentFacilities(study, history)
    .filter((facility) => asked.has(facility.id))
    .map((facility) => ({
      facility,
      name: facilityName(study, facility, language),
      type: typeName(study, facility.type, language),
      people: served.get(facility.id)?.people ?? 0,
      within: served.get(facility.id)?.within ?? 0,
    }));
}

const columnsOf = (w: AllWords['app'], format: Formats, pick: (facility: Facility) => void): readonly Column<Row>[] => [
  {
    id: 'name',
    title: w.unitName,
    numeric: false,
    width: null,
    value: (row) => row.name,
    cell: (row) => (
      <button type="button" className="row-button" onClick={() => pick(row.facility)} title={`${row.name} ${row.type}`}>
        {row.name}
      </button>
    ),
  },
  {
    id: 'people',
    title: w.servedColumn,
    numeric: true,
    width: 92,
    value: (row) => row.people,
    cell: (row) => format.people(row.people),
  },
  {
    id: 'within',
    title: w.servedWithinColumn,
    numeric: true,
    width: 92,
    value: (row) => row.within,
    cell: (row) => format.people(row.within),
  },
];

const searched = (row: Row): string => `${row.name} ${row.type}`;

/** The facilities of the question with the people who have them nearest. */
export function FacilityTable(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const selection = useApp((state) => state.selection);
  const rows = useMemo(() => (study && answer ? rowsOf(study, history, answer, language) : []), [study, history, answer, language]);
  const columns = useMemo(() => {
    const pick = (facility: Facility): void => {
      actions.select({ kind: 'facility', id: facility.id });
      mapHolder.current?.fit(boundsAround(facility.lon, facility.lat));
    };
    return columnsOf(w, format, pick);
  }, [w, format, actions, mapHolder]);
  const hover = useCallback((id: string | null) => actions.hover(id === null ? null : { kind: 'facility', id }), [actions]);
  if (!study || !answer) return <p className="empty-note">{w.rankingWaiting}</p>;
  return (
    <RankingTable
      label={w.tabFacilities}
      testId="ranking-facilities"
      columns={columns}
      savedColumns={[...columns, { title: w.facilityType, value: (row) => row.type }]}
      rows={rows}
      rowKey={(row) => row.facility.id}
      searched={searched}
      selectedKey={selection?.kind === 'facility' ? selection.id : null}
      onHover={hover}
      sortedBy="people"
      fileName={`junda-${study.id}-${w.tabFacilities}`}
    />
  );
}
