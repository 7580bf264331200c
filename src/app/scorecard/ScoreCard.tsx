import { useMemo, type ReactNode } from 'react';
import type { AllWords } from '../../i18n';
import { formatCutoff, formatMinutes } from '../../i18n/format';
import type { Scorecard, ScorecardAnswer, ScoredItem, ScoredService } from '../../model/scorecard';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { useApp, useFormats, useWords } from '../context';
import { placeName } from '../names';
import { AnswerMark } from '../parts/AnswerMark';
import type { Column } from '../parts/DataTable';
import { PlainTable } from '../parts/PlainTable';
import { PleaseCheck } from '../relief/ReliefForm';
import { currentCatalogue } from '../store/derived';
import { lackingServices, nearestName, scoredName, serviceRule, serviceTitle } from './score-words';

const lackingShown = 4;

interface Row {
  readonly key: string;
  readonly service: ScoredService;
  readonly item: ScoredItem;
}

const order: Readonly<Record<ScoredItem['answer'], number>> = { 'not-met': 0, 'no-data': 1, met: 2, 'not-asked': 3 };

/** The services that are asked of a place: what is missing first, then what is not known, then what is met. */
function rowsOf({ services }: ScorecardAnswer, { items }: Scorecard): readonly Row[] {
  return services
    .flatMap((service, at): readonly Row[] => {
      const item = items[at];
      return item && item.answer !== 'not-asked' ? [{ key: String(at), service, item }] : [];
    })
    .toSorted((a, b) => order[a.item.answer] - order[b.item.answer]);
}

interface Saying {
  readonly w: AllWords['app'];
  readonly study: StudyView;
  readonly language: Language;
  readonly boundMinutes: number;
}

const minutesText = ({ minutes }: ScoredItem, { w, language, boundMinutes }: Saying): string =>
  minutes === Infinity ? w.scoreBeyond(formatCutoff(boundMinutes * 60)) : formatMinutes(minutes, language);

const nearestOf = ({ facility, facilityName }: ScoredItem, { study, language }: Saying): string =>
  facility === '' ? '' : nearestName(study, facility, facilityName, language);

function serviceCell({ service, item }: Row, saying: Saying): ReactNode {
  const { w, study, language } = saying;
  const nearest = nearestOf(item, saying);
  const more = [serviceRule(study, service, w, language), nearest === '' ? '' : w.scoreNearest(nearest)]
    .filter((part) => part !== '')
    .join(' · ');
  const title = serviceTitle(study, service, language);
  return (
    <span className="score-service" title={`${title}\n${more}`}>
      {title}
      <small className="second-line">{more}</small>
    </span>
  );
}

const answerCell = ({ item }: Row): ReactNode => (item.answer === 'not-asked' ? null : <AnswerMark answer={item.answer} />);

function columnsOf(saying: Saying): readonly Column<Row>[] {
  const { w, study, language } = saying;
  const c = w.scoreColumns;
  return [
    {
      id: 'service',
      title: c.service,
      numeric: false,
      width: null,
      value: ({ service }) => serviceTitle(study, service, language),
      cell: (row) => serviceCell(row, saying),
    },
    {
      id: 'standard',
      title: c.standard,
      numeric: true,
      width: 62,
      value: ({ service }) => service.minutes,
      cell: ({ service }) => formatCutoff(service.minutes * 60),
    },
    {
      id: 'minutes',
      title: c.minutes,
      numeric: true,
      width: 62,
      value: ({ item }) => item.minutes,
      cell: ({ item }) => minutesText(item, saying),
    },
    {
      id: 'answer',
      title: c.answer,
      numeric: false,
      width: 84,
      value: ({ item }) => (item.answer === 'not-asked' ? '' : w.answers[item.answer]),
      cell: answerCell,
    },
  ];
}

/** Every service of the plan seen from one place: within its standard or not, in how many minutes, and where the nearest is. */
export function ScoreCard({ answer, card }: { readonly answer: ScorecardAnswer; readonly card: Scorecard }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const presets = useApp((state) =>
    state.study
      ? currentCatalogue(state.study, state.history).standards.some(
          ({ id, source }) => source.check && answer.services.some(({ standards }) => standards.includes(id)),
        )
      : false,
  );
  const rows = useMemo(() => rowsOf(answer, card), [answer, card]);
  const columns = useMemo(
    () => (study ? columnsOf({ w, study, language, boundMinutes: answer.boundMinutes }) : []),
    [w, study, language, answer],
  );
  if (!study) return null;
  const name = scoredName(card, w, language);
  const lacking = lackingServices(card).flatMap((at) => answer.services[at] ?? []);
  const lackingNames = lacking.slice(0, lackingShown).map((service) => serviceTitle(study, service, language));
  const more = lacking.length > lackingShown ? ` ${w.scoreMore(format.count(lacking.length))}` : '';
  const notAsked = card.items.filter(({ answer: one }) => one === 'not-asked').length;
  const notes = [
    card.place.unit === '' || card.place.unit === card.place.id ? '' : placeName(study, card.place.unit, language),
    card.noData > 0 ? w.scoreNoData(format.count(card.noData)) : '',
    notAsked > 0 ? w.scoreNotAsked(format.count(notAsked)) : '',
  ].filter((part) => part !== '');
  return (
    <div
      className="score-card"
      data-testid="score-card"
      data-place={card.place.id}
      data-met={card.met}
      data-judged={card.judged}
      aria-live="polite"
    >
      <div className="relief-lead">
        <h2>
          {w.scoreLead(name, format.count(card.met), format.count(card.judged))} {presets && <PleaseCheck hint={w.scoreCheck} />}
        </h2>
        <p className={lacking.length > 0 ? 'lacks' : ''}>
          {lacking.length > 0 ? `${w.scoreLacks(lackingNames.join(w.scoreComma))}${more}` : w.scoreLacksNone}
        </p>
        {notes.length > 0 && <p className="quiet-text">{notes.join(' · ')}</p>}
      </div>
      <PlainTable
        label={w.scoreCard}
        testId="score-services"
        columns={columns}
        savedColumns={[
          ...columns,
          { title: w.scoreColumns.trip, value: ({ service }) => serviceRule(study, service, w, language) },
          { title: w.scoreColumns.nearest, value: ({ item }) => nearestName(study, item.facility, item.facilityName, language) },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
        fileName={`junda-${study.id}-${w.scoreCard}-${name}`}
      />
    </div>
  );
}
