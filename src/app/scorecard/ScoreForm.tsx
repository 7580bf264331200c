import { useId, type ReactNode } from 'react';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { typeName } from '../names';
import { Choice } from '../parts/Choice';
import { Icon } from '../parts/Icon';
import { NumberField } from '../parts/NumberField';
import { Segmented } from '../parts/Segmented';
import { CandidateFields } from '../siting/CandidateFields';
import { PlaceListField } from '../siting/PlaceListField';
import { countRange, presentTypes, scoredType, scoreShown, scoreSources, scoreStatus, type ScoreSource } from '../store/scorecard';
import { clickedNumber } from '../store/scorecard-actions';
import { sitingLack } from '../store/siting';

/** Places by clicks on the map, each of which can be taken away. */
function ClickedPlaces(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const tool = useApp((state) => state.tool);
  const clicked = useApp((state) => state.scoring.clicked);
  const picking = tool === 'score-place';
  return (
    <>
      <button
        type="button"
        className={picking ? 'button' : 'button primary'}
        data-testid="score-pick"
        title={w.scorePickHint}
        aria-pressed={picking}
        onClick={() => {
          actions.setTool(picking ? 'select' : 'score-place');
          if (!picking) mapHolder.current?.focus();
        }}
      >
        <Icon name="pin" />
        {picking ? w.scorePicking : w.scorePick}
      </button>
      {clicked.length > 0 && (
        <>
          <p className="score-clicked quiet-text">
            {w.scoreClicked(format.count(clicked.length))}
            <button type="button" className="button small quiet" onClick={() => actions.setScoring({ clicked: [] })}>
              {w.scoreClear}
            </button>
          </p>
          <ul className="score-places">
            {clicked.map(({ id, lon, lat }) => {
              const name = w.scorePlace(String(clickedNumber(id)));
              return (
                <li key={id}>
                  <button type="button" className="link" onClick={() => actions.select({ kind: 'site', id })}>
                    {name}
                  </button>
                  <span className="quiet-text tabular">
                    {format.degrees(lon)}, {format.degrees(lat)}
                  </span>
                  <button
                    type="button"
                    className="button icon-only quiet small"
                    aria-label={w.scoreRemove(name)}
                    title={w.scoreRemove(name)}
                    onClick={() => actions.dropScored(id)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}

function TypeChoice(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const type = useApp(scoredType);
  if (!study) return null;
  const places = study.facilities.filter((facility) => facility.type === type).length;
  return (
    <>
      <Choice
        label={w.scoreType}
        testId="score-type"
        value={type}
        options={presentTypes(study).map((id) => [id, typeName(study, id, language)] as const)}
        onPick={(picked) => actions.setScoring({ type: picked })}
      />
      <p className="quiet-text">{w.scoreTypeCount(format.count(places))}</p>
    </>
  );
}

function PlaceList(): ReactNode {
  const actions = useActions();
  const list = useApp((state) => state.scoring.list);
  return <PlaceListField testId="score-list" places={list} onRead={(places) => actions.setScoring({ list: places })} />;
}

const sources: Readonly<Record<ScoreSource, () => ReactNode>> = {
  click: () => <ClickedPlaces />,
  type: () => <TypeChoice />,
  list: () => <PlaceList />,
};

function PlacesFields(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const source = useApp((state) => state.scoring.source);
  return (
    <>
      <span className="score-label">{w.scoreSource}</span>
      <Segmented
        label={w.scoreSource}
        testId="score-source"
        value={source}
        options={scoreSources}
        names={w.scoreSources}
        onPick={(picked) => actions.setScoring({ source: picked })}
      />
      {sources[source]()}
    </>
  );
}

function BestFields(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const id = useId();
  const count = useApp((state) => state.scoring.count);
  const lack = useApp(sitingLack);
  const status = useApp(scoreStatus);
  const runs = status === 'waiting' || status === 'stale';
  return (
    <>
      <div className="relief-rule">
        <label htmlFor={id}>{w.scoreCount}</label>
        <NumberField
          id={id}
          testId="score-count"
          value={count}
          least={countRange.least}
          most={countRange.most}
          step={1}
          onCommit={(wanted) => actions.setScoring({ count: Math.round(wanted) })}
        />
      </div>
      <CandidateFields regionAbove={false} />
      <div className="siting-solve">
        {lack !== null && <p className="field-problem">{w.sitingLack[lack]}</p>}
        <button
          type="button"
          className="button primary"
          data-testid="score-best"
          disabled={lack !== null || runs || status === 'done'}
          onClick={actions.findBest}
        >
          {runs ? w.scoreSolving : w.scoreSolve}
        </button>
      </div>
    </>
  );
}

/** Which places are scored: clicked, of a type, listed; or among which candidates the best are found. */
export function ScoreForm(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const shown = useApp((state) => state.scoring.shown);
  return (
    <section className="panel siting-form score-form" aria-label={w.scoreForm} data-testid="score-form">
      <Segmented
        label={w.scoreWhat}
        testId="score-shown"
        value={shown}
        options={scoreShown}
        names={w.scoreShown}
        hints={w.scoreShownHints}
        onPick={(picked) => actions.setScoring({ shown: picked })}
      />
      <p className="quiet-text">{w.scoreShownHints[shown]}</p>
      {shown === 'places' ? <PlacesFields /> : <BestFields />}
    </section>
  );
}
