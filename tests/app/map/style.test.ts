import { describe, expect, it } from 'vitest';
import { layerIds, type LayerId } from '../../../src/app/map/contract';
import { roadRanks } from '../../../src/app/map/road-style';
import { scaleBar, scaleText } from '../../../src/app/map/scale-bar';
import { firstStyle, layerAboveCells, layerAboveHillshade, layersOf } from '../../../src/app/map/style';
import { applyDifference } from '../../../src/app/map/style-difference';
import { themeOf } from '../../../src/app/map/theme';

const visibility = (shown: boolean): Record<LayerId, boolean> =>
  Object.fromEntries(layerIds.map((id) => [id, shown])) as Record<LayerId, boolean>;

const look = { theme: themeOf(false), language: 'zh', visible: visibility(true) } as const;

/** cells are deck.gl's; answers are drawn as towns or counties */
const drawnElsewhere: readonly string[] = ['hexagons', 'answers'];

describe('the style', () => {
  it('asks for nothing from a network: no glyphs, no sprite, no tiles', () => {
    const style = firstStyle(look);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(new Set(Object.values(style.sources).map((source) => source.type))).toEqual(new Set(['geojson']));
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  it('has each layer once, whatever the look, and the anchors that deck.gl and the hillshade need', () => {
    const ids = layersOf(look).map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(layersOf({ theme: themeOf(true), language: 'en', visible: visibility(false) }).map((layer) => layer.id)).toEqual(ids);
    expect(ids).toContain(layerAboveCells);
    expect(ids).toContain(layerAboveHillshade);
  });

  it('obeys every switch of the layer list but keeps borders and ground', () => {
    const drawn = (visible: Record<LayerId, boolean>): string[] =>
      layersOf({ ...look, visible })
        .filter((layer) => layer.layout?.visibility !== 'none')
        .map((layer) => layer.id);
    const bare = drawn(visibility(false));
    expect(bare).toContain('land-border');
    expect(bare).toContain('background');
    for (const id of layerIds.filter((name) => !drawnElsewhere.includes(name))) {
      const one = drawn({ ...visibility(false), [id]: true });
      expect(one.length).toBeGreaterThan(bare.length);
    }
    expect(drawn({ ...visibility(true), rivers: false })).not.toContain('river-labels');
  });

  it('changes only what differs between two looks', () => {
    const calls: string[] = [];
    const map = {
      getLayer: (id: string) => (id === 'hillshade' ? undefined : id),
      setPaintProperty: (id: string, name: string) => calls.push(`${id} ${name}`),
      setLayoutProperty: (id: string, name: string) => calls.push(`${id} ${name}`),
    };
    applyDifference(map, layersOf(look), layersOf({ ...look, language: 'en' }));
    expect(calls).toContain('county-labels text-field');
    expect(calls.every((call) => call.includes('-labels '))).toBe(true);
    calls.length = 0;
    applyDifference(map, layersOf(look), layersOf({ ...look, visible: { ...look.visible, facilities: false } }));
    expect(calls).toEqual(['facilities visibility', 'facilities-closed visibility']);
    calls.length = 0;
    applyDifference(map, layersOf(look), layersOf({ ...look, theme: themeOf(true) }));
    expect(calls).toContain('background background-color');
    expect(calls.some((call) => call.startsWith('hillshade'))).toBe(false);
  });

  it('gives every class of road one rank', () => {
    const classes = roadRanks.flatMap((rank) => rank.classes);
    expect(new Set(classes).size).toBe(classes.length);
  });
});

describe('the scale bar', () => {
  it.each([
    [170, 110, 10_000],
    [10, 110, 1000],
    [0.6, 110, 50],
    [1, 100, 100],
  ])('at %d metres a pixel, %d pixels hold %d metres', (metresPerPixel, room, metres) => {
    const bar = scaleBar(metresPerPixel, room);
    expect(bar.metres).toBe(metres);
    expect(bar.pixels).toBeLessThanOrEqual(room);
  });

  it('says kilometres in both languages', () => {
    expect(scaleText(20_000, 'zh')).toBe('20 公里');
    expect(scaleText(500, 'en')).toBe('500 m');
  });
});
