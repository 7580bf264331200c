import type { MultiPolygon } from 'geojson';
import type { BaseMap, CoverageAnswer, DragFrame, ExplainedTrip, StudyView } from '../../jobs/task-types';
import type { AnswerColours } from './answer-colours';
import type { CellClasses } from './cell-classes';
import type { UnitLedger } from '../../model/result';
import type { GroundEdit } from '../../model/edit';
import type { DrawnCandidate, DrawnSite } from './site-features';
import type { DrawnSegment } from './segment-features';
import type { Sketch } from '../store/sketch';
import type { Facility } from '../../model/study';
import type { Language } from '../../model/text';

/** What is picked, on the map or in a table. `row` counts in the demand, `code` names a unit. */
export type Selection =
  | { readonly kind: 'cell'; readonly row: number }
  | { readonly kind: 'unit'; readonly code: string }
  | { readonly kind: 'facility'; readonly id: string }
  /** a chosen site, or a candidate for one */
  | { readonly kind: 'site'; readonly id: string }
  /** a road segment of a ranking */
  | { readonly kind: 'segment'; readonly segment: number };

export const layerIds = [
  'hillshade',
  'rivers',
  'roads',
  'hexagons',
  'towns',
  'counties',
  'answers',
  'outline',
  'facilities',
  'ground',
  'hazards',
  'labels',
] as const;
export type LayerId = (typeof layerIds)[number];

/** What a click on the map does. */
export type MapTool = 'select' | 'add-facility' | 'close-road' | 'barrier' | 'score-place';

/** Everything the map draws; the screen hands over a new scene and the map finds out what changed. */
export interface MapScene {
  readonly study: StudyView;
  readonly base: BaseMap | null;
  readonly answer: CoverageAnswer | null;
  readonly cutoffSeconds: number;
  /** hexagons by minutes, or covered / uncovered */
  readonly colourBy: 'minutes' | 'covered';
  /** colours of one level by the answers of a standard, in place of those by share; left out or null where none is looked at */
  readonly answers?: AnswerColours | null;
  /** classes of the demand rows in place of their times; left out or null where none are looked at */
  readonly classes?: CellClasses | null;
  /** share at which the colours of towns and counties part; 0.95 where left out */
  readonly shareTarget?: number;
  readonly visible: Readonly<Record<LayerId, boolean>>;
  readonly outlines: readonly MultiPolygon[];
  /** the way between the selected cell and its facility; left out or null where there is none to draw */
  readonly trip?: ExplainedTrip | null;
  /** the facilities of the question that are open in its year, after edits */
  readonly facilities: readonly Facility[];
  /** ids that an edit added, moved or closed */
  readonly editedIds: ReadonlySet<string>;
  readonly selection: Selection | null;
  readonly hovered: Selection | null;
  /** the facility that is being moved; left out or null where none is */
  readonly heldId?: string | null;
  /** chosen new sites, and the places that they were chosen from; left out where nothing is planned */
  readonly sites?: readonly DrawnSite[];
  readonly candidates?: readonly DrawnCandidate[];
  /** ranked road segments; left out where none are looked at */
  readonly segments?: readonly DrawnSegment[];
  /** the edits of the ground that hold, to be drawn */
  readonly ground?: readonly GroundEdit[];
  /** what is being drawn; null where nothing is */
  readonly sketch?: Sketch | null;
  readonly tool: MapTool;
  readonly language: Language;
  readonly dark: boolean;
}

/** A facility between two places, and where it would stand. */
export interface HeldFacility {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

/** A facility on its way and what has been found of it, against the answer of the scene. */
export interface LiveMove {
  /** null where none is held: dropped, with the answer to come, or at rest */
  readonly held: HeldFacility | null;
  /** the newest frame; null before the first, and at rest */
  readonly frame: DragFrame | null;
  /** the ledgers of the answer with the frame's figures */
  readonly ledgers: readonly UnitLedger[] | null;
}

/** Id of the facility whose own cells stand out; '' for none, and while one is moved, when all that changes is to be seen. */
export function lookedAt(scene: MapScene): string {
  return scene.selection?.kind === 'facility' && (scene.heldId ?? null) === null ? scene.selection.id : '';
}

export interface MapEvents {
  readonly onSelect: (selection: Selection | null) => void;
  readonly onHover: (selection: Selection | null, position: { readonly x: number; readonly y: number } | null) => void;
  readonly onPointer: (lon: number, lat: number) => void;
  /** a facility is held over a place; then it is dropped there, or let go and stays where it was */
  readonly onHold: (id: string, lon: number, lat: number) => void;
  readonly onDrop: () => void;
  readonly onRelease: () => void;
  /** the same of a chosen site */
  readonly onSiteHold: (id: string, lon: number, lat: number) => void;
  readonly onSiteDrop: () => void;
  readonly onSiteRelease: () => void;
  /** a click with a tool other than 'select'; `pixelMetres` is the size of a pixel there */
  readonly onPoint: (lon: number, lat: number, pixelMetres: number) => void;
  /** a double click with such a tool, after its two clicks */
  readonly onFinish: () => void;
  readonly onReady: () => void;
  /** at small scales neighbouring cells are merged into larger ones (see `mergedCells` in the words of the map) */
  readonly onMerged?: (merged: boolean) => void;
}

/** The map, free of React: it owns a div, MapLibre and deck.gl, and knows nothing of panels. */
export interface MapHandle {
  update(scene: MapScene): void;
  /** shows a facility on its way, at the screen's rate */
  follow(move: LiveMove): void;
  /** flies to west, south, east, north */
  fit(bounds: readonly [number, number, number, number]): void;
  zoomBy(levels: number): void;
  /** a position in pixels of the map's container; null before the first scene */
  project(lon: number, lat: number): { readonly x: number; readonly y: number } | null;
  /** the place in the middle of the view, and the size of a pixel there, metres; null before the first scene */
  middle(): { readonly lon: number; readonly lat: number; readonly pixelMetres: number } | null;
  /** gives the map the focus of the keyboard */
  focus(): void;
  picture(): Promise<Blob>;
  dispose(): void;
}

export type CreateMap = (container: HTMLElement, events: MapEvents) => MapHandle;
