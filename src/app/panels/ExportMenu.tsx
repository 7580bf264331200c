import type { ReactNode } from 'react';
import { DropdownMenu } from 'radix-ui';
import { useApp, useScreen, useWords, type Screen } from '../context';
import { blobOf, extensionOf, saveBlob } from '../files';
import { words } from '../../i18n';
import { headlineText } from '../headline';
import { cellLegend } from '../legend-classes';
import { Icon } from '../parts/Icon';
import { leadText } from '../siting/lead';
import { reachClasses, sitingOnMap } from '../siting/on-map';
import { framedPicture } from '../picture-frame';
import { scenarioOfEdits } from '../scenario-file';
import { activeEdits } from '../store/history';
import { findingOf } from '../store/runner';
import { scenarioText } from '../../model/scenario';

const kinds = [
  { id: 'report', extension: 'html' },
  { id: 'workbook', extension: 'xlsx' },
  { id: 'tables', extension: 'csv' },
  { id: 'geojson', extension: 'geojson' },
  { id: 'results', extension: 'json' },
] as const;

/** Saves the files of a run with an extension: one at once, several as a list to pick from. */
async function exportKind({ actions }: Screen, extension: string): Promise<void> {
  const files = (await actions.exportRun()).filter((file) => extensionOf(file.path) === extension);
  const [only] = files;
  if (files.length === 1 && only) saveBlob(only.path.slice(only.path.lastIndexOf('/') + 1), blobOf(only));
  else if (files.length > 1) actions.setDialog({ kind: 'files', files });
}

/** The picture of the map in its frame: title, leading sentence, legend, note. */
async function exportPicture({ mapHolder, actions, store }: Screen): Promise<void> {
  const state = store.getState();
  const { study, answered, choices, colourBy, language, visible, siteAnswer } = state;
  const map = mapHolder.current;
  if (!map || !study) return;
  try {
    const w = words(language).app;
    const sites = sitingOnMap(state) && siteAnswer;
    const cells = choices && visible.hexagons ? cellLegend(w, choices.minutes, colourBy, answered?.answer.boundSeconds ?? 0) : [];
    const framed = await framedPicture(await map.picture(), {
      title: study.title[language],
      headline: sites ? leadText(study, sites.output, language) : answered ? headlineText(study, answered.answer, language) : '',
      note: study.note[language],
      classes: sites ? reachClasses.map(({ part, colour }) => ({ colour, text: w.reachParts[part] })) : cells,
    });
    saveBlob(`junda-${study.id}.png`, framed);
  } catch (error) {
    const finding = findingOf(error);
    if (finding) actions.fail(finding);
  }
}

/** The changes on screen as a file that `junda run --scenario` and this screen read. */
function exportScenario({ store }: Screen): void {
  const { study, history } = store.getState();
  if (!study) return;
  const scenario = scenarioOfEdits(study, activeEdits(history));
  saveBlob(`junda-${scenario.id}.json`, new Blob([scenarioText(scenario)], { type: 'application/json' }));
}

/** Everything that can be taken along: report, workbook, tables, GeoJSON, results, scenario, picture. */
export function ExportMenu(): ReactNode {
  const w = useWords();
  const screen = useScreen();
  const study = useApp((state) => state.study);
  const isEdited = useApp((state) => activeEdits(state.history).length > 0);
  return (
    // not modal: a modal menu would put a style element on the page, which the content policy forbids
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button" data-testid="export-menu" disabled={!study}>
        <Icon name="export" /> {w.exporting}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          {kinds.map((kind) => (
            <DropdownMenu.Item
              key={kind.id}
              className="menu-item"
              data-testid={`export-${kind.id}`}
              onSelect={() => void exportKind(screen, kind.extension)}
            >
              {w.exportMenu[kind.id]}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item
            className="menu-item"
            data-testid="export-scenario"
            disabled={!isEdited}
            onSelect={() => exportScenario(screen)}
          >
            {w.exportMenu.scenario}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" data-testid="export-picture" onSelect={() => void exportPicture(screen)}>
            {w.exportMenu.picture}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
