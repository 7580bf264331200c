import type { FeatureCollection } from 'geojson';
import type { UnitLedger } from '../../model/result';
import type { Unit } from '../../model/study';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { AnswerColours } from './answer-colours';
import { Cells } from './cells';
import type { LiveMove, MapEvents, MapScene, Selection } from './contract';
import { lookedAt } from './contract';
import { FacilityDrag } from './facility-drag';
import type { DrawnFacility } from './facility-features';
import { drawnFacilities, facilityAt, facilityFeatures } from './facility-features';
import { hazardFeatures, outlineFeatures, riverFeatures, roadFeatures, tripFeatures } from './features';
import { Ghost } from './ghost';
import { groundFeatures } from './ground-style';
import { HoverMark } from './hover-mark';
import { addHillshade, removeHillshade } from './hillshade';
import { metresPerPixel } from './mercator';
import { markedCells } from './cell-classes';
import { hazardPattern, markImages, markPatterns, noDataPattern } from './pattern';
import { listenToPointer } from './pointer';
import { candidateFeatures, placeAt, siteFeatures } from './site-features';
import { segmentAt, segmentFeatures } from './segment-features';
import { markFeatures, markOf } from './selection-features';
import { layersOf, patterns } from './style';
import { SketchMark } from './sketch-mark';
import { applyDifference } from './style-difference';
import { themeOf } from './theme';
import { defaultTarget, unitColours } from './unit-colours';
import { unitData } from './unit-data';
import type { UnitIndex } from './unit-index';
import { unitIndex } from './unit-index';

const siteTolerancePixels = 12;
const candidateTolerancePixels = 6;
const facilityTolerancePixels = 9;
const pointTolerancePixels = 7;
const segmentTolerancePixels = 8;
const metresPerDegree = 111_195;
const noSites: NonNullable<MapScene['sites']> = [];
const noCandidates: NonNullable<MapScene['candidates']> = [];
const noSegments: NonNullable<MapScene['segments']> = [];
const noGround: NonNullable<MapScene['ground']> = [];
const unitSources = { counties: 'county', towns: 'town' } as const;
type UnitSource = keyof typeof unitSources;
/** below this zoom a click between the cells means a county */
const townZoom = 7.4;

/** Turns scenes into layers: compares each with the last and touches only what changed. */
export class SceneLayers {
  readonly #map: MapLibreMap;
  readonly #events: MapEvents;
  readonly #overlay: MapLibreOverlay;
  readonly #drag: FacilityDrag;
  readonly #siteDrag: FacilityDrag;
  readonly #hoverMark: HoverMark;
  readonly #ghost: Ghost;
  readonly #siteGhost: Ghost;
  readonly #sketchMark: SketchMark;
  readonly #deafen: () => void;
  #drawnUnits: readonly Unit[];
  #loaded = false;
  #wanted: MapScene | null = null;
  #scene: MapScene | null = null;
  #specs: readonly LayerSpecification[] = [];
  #cells: Cells | null = null;
  #facilities: readonly DrawnFacility[] = [];
  #unitAt: UnitIndex = () => '';
  #marked: { source: UnitSource | 'segments'; id: string | number; key: 'selected' | 'hovered' }[] = [];
  readonly #coloured: Readonly<Record<UnitSource, Map<string, string>>> = { counties: new Map(), towns: new Map() };
  #frame: LiveMove['frame'] = null;

  /** @param drawnUnits units whose borders and names the first style holds already */
  constructor(map: MapLibreMap, events: MapEvents, drawnUnits: readonly Unit[]) {
    this.#map = map;
    this.#drawnUnits = drawnUnits;
    this.#events = events;
    this.#overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
    this.#drag = new FacilityDrag({
      map,
      find: (id) => this.#facilities.find((entry) => entry.facility.id === id) ?? null,
      events,
    });
    this.#siteDrag = new FacilityDrag({
      map,
      find: (id) => (this.#scene?.sites?.some((site) => site.id === id && !site.accepted && !site.fixed) ? { closed: false } : null),
      events: { onHold: this.#holdSite, onDrop: this.#letSite(events.onSiteDrop), onRelease: this.#letSite(events.onSiteRelease) },
    });
    this.#ghost = new Ghost(map, 'facilities');
    this.#siteGhost = new Ghost(map, 'sites');
    this.#sketchMark = new SketchMark(map);
    this.#hoverMark = new HoverMark(map);
    this.#deafen = listenToPointer({
      map,
      events,
      scene: () => this.#scene,
      pick: (x, y) => this.pick(x, y),
      drags: { facility: this.#drag, site: this.#siteDrag },
    });
    map.on('load', this.#load);
    map.on('zoom', this.#zoom);
    map.on('idle', this.#idle);
  }

  /** Has a scene reached the map? */
  get drawn(): boolean {
    return this.#scene !== null;
  }

  apply(scene: MapScene): void {
    this.#wanted = scene;
    if (!this.#loaded) return;
    const before = this.#scene;
    this.#scene = scene;
    this.#applyLook(scene, before);
    this.#applyStudy(scene, before);
    this.#applyBase(scene, before);
    this.#applyFacilities(scene, before);
    this.#applySites(scene, before);
    if (before?.outlines !== scene.outlines && (before?.outlines.length || scene.outlines.length))
      this.#set('outlines', outlineFeatures(scene.outlines));
    if ((before?.trip ?? null) !== (scene.trip ?? null)) this.#set('trip', tripFeatures(scene.trip ?? null));
    if ((before?.ground ?? noGround) !== (scene.ground ?? noGround)) this.#set('ground', groundFeatures(scene.ground ?? noGround));
    if ((before?.sketch ?? null) !== (scene.sketch ?? null)) this.#sketchMark.show(scene.sketch ?? null);
    this.#applyUnitColours(scene, before);
    this.#applyMarks(scene, before);
    this.#applyCells(scene, before);
  }

  /** A facility on its way: its ghost, and the colours of what its frame changed. */
  follow({ held, frame, ledgers }: LiveMove): void {
    const scene = this.#scene;
    if (!this.#loaded || !scene) return;
    this.#ghost.show(held);
    if (frame === this.#frame) return;
    this.#frame = frame;
    for (const source of ['counties', 'towns'] as const) {
      if (scene.visible[source] || !ledgers) this.#colourUnits(source, ledgers ?? scene.answer?.ledgers ?? [], scene);
    }
    if (this.#cells?.follow(frame)) this.#map.triggerRepaint();
  }

  /** Chosen site before facility before ranked segment before candidate before cell before town (or county, at small scales). */
  pick(x: number, y: number): Selection | null {
    const scene = this.#scene;
    if (!scene) return null;
    const { lng, lat } = this.#map.unproject([x, y]);
    const perPixel = metresPerPixel(lat, this.#map.getZoom()) / metresPerDegree;
    const site = placeAt(scene.sites ?? noSites, lng, lat, siteTolerancePixels * perPixel);
    if (site !== null) return { kind: 'site', id: site };
    const facility = scene.visible.facilities ? facilityAt(this.#facilities, lng, lat, facilityTolerancePixels * perPixel) : null;
    if (facility) return { kind: 'facility', id: facility.facility.id };
    const segment = segmentAt(scene.segments ?? noSegments, lng, lat, segmentTolerancePixels * perPixel);
    if (segment >= 0) return { kind: 'segment', segment };
    const candidate = placeAt(scene.candidates ?? noCandidates, lng, lat, candidateTolerancePixels * perPixel);
    if (candidate !== null) return { kind: 'site', id: candidate };
    const row = scene.visible.hexagons ? (this.#cells?.rowAt(lng, lat, pointTolerancePixels * perPixel) ?? -1) : -1;
    if (row >= 0) return { kind: 'cell', row };
    const countiesOnly = scene.visible.counties && !scene.visible.towns;
    const levels = countiesOnly || this.#map.getZoom() < townZoom ? (['county', 'town'] as const) : (['town', 'county'] as const);
    const code = levels.map((level) => this.#unitAt(lng, lat, level)).find((found) => found !== '');
    return code === undefined ? null : { kind: 'unit', code };
  }

  dispose(): void {
    this.#deafen();
    this.#drag.dispose();
    this.#siteDrag.dispose();
    this.#hoverMark.dispose();
    this.#ghost.show(null);
    this.#siteGhost.show(null);
    this.#sketchMark.dispose();
    this.#map.off('load', this.#load);
    this.#map.off('zoom', this.#zoom);
    this.#map.off('idle', this.#idle);
    if (this.#loaded) this.#map.removeControl(this.#overlay);
  }

  readonly #load = (): void => {
    this.#loaded = true;
    const scene = this.#wanted;
    if (!scene) return;
    this.#map.addImage(patterns.noData, noDataPattern(), { pixelRatio: 2 });
    for (const name of markPatterns) this.#map.addImage(`pattern-${name}`, markImages[name](), { pixelRatio: 2 });
    this.#map.addImage(patterns.hazard, hazardPattern(themeOf(scene.dark)), { pixelRatio: 2 });
    this.#specs = layersOf({ theme: themeOf(scene.dark), language: scene.language, visible: scene.visible });
    this.#map.addControl(this.#overlay);
    this.apply(scene);
  };

  readonly #zoom = (): void => {
    const [cells, scene] = [this.#cells, this.#scene];
    if (!cells?.setZoom(this.#map.getZoom()) || !scene) return;
    this.#drawCells(cells, scene);
    this.#drawSelected(scene);
    this.#drawHovered(scene);
    this.#events.onMerged?.(cells.level > 0);
  };

  /** deck.gl puts its layers in only while the style counts as loaded; if it was busy then, now is the time. */
  readonly #idle = (): void => {
    const [cells, scene] = [this.#cells, this.#scene];
    if (cells && scene && !this.#map.getLayersOrder().some((id) => id.startsWith('deck'))) this.#drawCells(cells, scene);
  };

  #set(id: string, data: FeatureCollection): void {
    void this.#map.getSource<GeoJSONSource>(id)?.setData(data);
  }

  #applyLook(scene: MapScene, before: MapScene | null): void {
    if (before && before.dark === scene.dark && before.language === scene.language && before.visible === scene.visible) return;
    const theme = themeOf(scene.dark);
    const specs = layersOf({ theme, language: scene.language, visible: scene.visible });
    applyDifference(this.#map, this.#specs, specs);
    if (before && before.dark !== scene.dark) this.#map.updateImage(patterns.hazard, hazardPattern(theme));
    this.#specs = specs;
  }

  #applyStudy(scene: MapScene, before: MapScene | null): void {
    const { study } = scene;
    if (before?.study.units !== study.units) {
      this.#unitAt = unitIndex(study.units);
    }
    if (this.#drawnUnits !== study.units) {
      this.#drawnUnits = study.units;
      for (const [id, data] of Object.entries(unitData(study))) this.#set(id, data);
    }
    if (before?.study.rivers !== study.rivers) this.#set('rivers', riverFeatures(study.rivers));
    if (before?.study.hazards !== study.hazards) this.#set('hazards', hazardFeatures(study.hazards));
  }

  #applyBase(scene: MapScene, before: MapScene | null): void {
    if (before?.base === scene.base) return;
    removeHillshade(this.#map);
    const spec = this.#specs.find((layer) => layer.id === 'hillshade');
    if (scene.base?.hillshade && spec) addHillshade(this.#map, scene.base.hillshade, spec);
    this.#set('roads', roadFeatures(scene.base?.roads ?? []));
  }

  #applyFacilities(scene: MapScene, before: MapScene | null): void {
    const same =
      before?.facilities === scene.facilities &&
      before.editedIds === scene.editedIds &&
      before.answer?.question.types === scene.answer?.question.types;
    if (same) return;
    this.#facilities = drawnFacilities(scene);
    this.#set('facilities', facilityFeatures(this.#facilities));
  }

  #applySites(scene: MapScene, before: MapScene | null): void {
    const [sites, candidates] = [scene.sites ?? noSites, scene.candidates ?? noCandidates];
    if ((before?.sites ?? noSites) !== sites) this.#set('sites', siteFeatures(sites));
    if ((before?.candidates ?? noCandidates) !== candidates) this.#set('site-candidates', candidateFeatures(candidates));
    const segments = scene.segments ?? noSegments;
    if ((before?.segments ?? noSegments) !== segments) this.#set('segments', segmentFeatures(segments));
  }

  /** A chosen site on its way: its mark goes with the pointer, and it is told where it is held. */
  readonly #holdSite = (id: string, lon: number, lat: number): void => {
    this.#siteGhost.show({ id, lon, lat });
    this.#events.onSiteHold(id, lon, lat);
  };

  #letSite(tell: () => void): () => void {
    return () => {
      this.#siteGhost.show(null);
      tell();
    };
  }

  #applyUnitColours(scene: MapScene, before: MapScene | null): void {
    const same =
      before?.answer === scene.answer &&
      before.answers === scene.answers &&
      before.shareTarget === scene.shareTarget &&
      before.study.units === scene.study.units;
    if (same) return;
    for (const source of ['counties', 'towns'] as const) {
      const { noData, marked = [] } = this.#colourUnits(source, scene.answer?.ledgers ?? [], scene);
      this.#map.setFilter(`${source}-no-data`, ['in', ['get', 'code'], ['literal', [...noData]]]);
      this.#map.setFilter(`${source}-marked`, ['in', ['get', 'code'], ['literal', [...marked]]]);
    }
  }

  /** Colours the units of a level by the shares of their ledgers, or the answers of a standard; only those whose colour changed are touched. */
  #colourUnits(source: UnitSource, ledgers: readonly UnitLedger[], scene: MapScene): Pick<AnswerColours, 'colours' | 'noData' | 'marked'> {
    const level = unitSources[source];
    const found: Pick<AnswerColours, 'colours' | 'noData' | 'marked'> =
      scene.answers?.level === level ? scene.answers : unitColours(ledgers, level, scene.shareTarget ?? defaultTarget);
    const coloured = this.#coloured[source];
    for (const code of coloured.keys()) {
      if (found.colours.has(code)) continue;
      this.#map.removeFeatureState({ source, id: code }, 'colour');
      coloured.delete(code);
    }
    for (const [code, colour] of found.colours) {
      if (coloured.get(code) === colour) continue;
      this.#map.setFeatureState({ source, id: code }, { colour });
      coloured.set(code, colour);
    }
    return found;
  }

  #applyMarks(scene: MapScene, before: MapScene | null): void {
    const sameUnits = before?.study.units === scene.study.units;
    const selected =
      !sameUnits || before.selection !== scene.selection || before.facilities !== scene.facilities || before.sites !== scene.sites;
    const hovered = selected || before.hovered !== scene.hovered;
    if (!hovered) return;
    for (const { source, id, key } of this.#marked) this.#map.removeFeatureState({ source, id }, key);
    this.#marked = [];
    this.#markLine(scene, scene.hovered, 'hovered');
    this.#markLine(scene, scene.selection, 'selected');
    if (selected) this.#drawSelected(scene);
    this.#drawHovered(scene);
  }

  /** Marks a unit on its border, or a segment on its line. */
  #markLine(scene: MapScene, selection: Selection | null, key: 'selected' | 'hovered'): void {
    if (selection?.kind === 'segment') return this.#mark('segments', selection.segment, key);
    if (selection?.kind !== 'unit') return;
    const level = scene.study.units.find((unit) => unit.code === selection.code)?.level;
    const source = (['counties', 'towns'] as const).find((name) => unitSources[name] === level);
    if (source) this.#mark(source, selection.code, key);
  }

  #mark(source: UnitSource | 'segments', id: string | number, key: 'selected' | 'hovered'): void {
    this.#map.setFeatureState({ source, id }, { [key]: true });
    this.#marked.push({ source, id, key });
  }

  #drawSelected(scene: MapScene): void {
    this.#set('selected', markFeatures(this.#markOf(scene, scene.selection)));
  }

  #drawHovered(scene: MapScene): void {
    const mark = this.#markOf(scene, scene.hovered);
    this.#hoverMark.show(mark?.place ?? null, mark?.ring ?? []);
  }

  #markOf(scene: MapScene, selection: Selection | null): ReturnType<typeof markOf> {
    const places = {
      facility: this.#facilities.map((entry) => entry.facility),
      site: [...(scene.sites ?? noSites), ...(scene.candidates ?? noCandidates)],
    };
    return markOf(selection, scene.study.demand, places, (this.#cells?.level ?? 0) === 0);
  }

  #applyCells(scene: MapScene, before: MapScene | null): void {
    const { demand } = scene.study;
    if (this.#cells?.demand !== demand) {
      this.#cells = new Cells(demand);
      this.#cells.setZoom(this.#map.getZoom());
      this.#events.onMerged?.(this.#cells.level > 0);
    } else if (before && sameCells(before, scene)) return;
    if ((before?.classes ?? null) !== (scene.classes ?? null)) this.#set('marked-cells', markedCells(demand, scene.classes ?? null));
    this.#drawCells(this.#cells, scene);
  }

  #drawCells(cells: Cells, scene: MapScene): void {
    this.#overlay.setProps({ layers: [cells.layer(scene)] });
    this.#map.triggerRepaint();
  }
}

const sameCells = (a: MapScene, b: MapScene): boolean =>
  a.answer === b.answer &&
  (a.classes ?? null) === (b.classes ?? null) &&
  a.cutoffSeconds === b.cutoffSeconds &&
  a.colourBy === b.colourBy &&
  a.visible.hexagons === b.visible.hexagons &&
  a.dark === b.dark &&
  lookedAt(a) === lookedAt(b);
