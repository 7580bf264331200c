import { geometryPath, flatPath } from './map-paths';
import type { MapFrame } from './map-frame';
import type { ReportBase, ReportStudy } from './input';
import { element } from './markup';
import { base64, greyPng } from './png';

/** OSM classes that a printed map shows, with the width of their line. */
const roadWidths: Readonly<Record<string, number>> = { motorway: 1.5, trunk: 1.2, primary: 0.9, secondary: 0.6 };

/** The hillshade as an embedded grey picture, at most `mostPixels` wide; empty where there is none. */
async function hillshadeImage(base: ReportBase, frame: MapFrame, mostPixels: number): Promise<string> {
  const shade = base.hillshade;
  if (!shade) return '';
  const step = Math.max(1, Math.ceil(shade.width / mostPixels));
  const width = Math.floor(shade.width / step);
  const height = Math.floor(shade.height / step);
  if (width < 1 || height < 1) return '';
  const samples = new Uint8Array(2 * width * height);
  for (let row = 0; row < height; row += 1) {
    for (let col = 0; col < width; col += 1) {
      const from = 4 * (row * step * shade.width + col * step);
      const [red = 0, green = 0, blue = 0, alpha = 0] = shade.rgba.subarray(from, from + 4);
      const to = 2 * (row * width + col);
      samples[to] = Math.round(0.3 * red + 0.59 * green + 0.11 * blue) & 0xf8; // 32 greys: a third of the bytes, and no eye sees it
      samples[to + 1] = alpha;
    }
  }
  const [west, south, east, north] = shade.bounds;
  const x = frame.x(west);
  const y = frame.y(north);
  return element('image', {
    href: `data:image/png;base64,${base64(await greyPng(width, height, samples))}`,
    x: x.toFixed(1),
    y: y.toFixed(1),
    width: (frame.x(east) - x).toFixed(1),
    height: (frame.y(south) - y).toFixed(1),
    preserveAspectRatio: 'none',
  });
}

/** What lies under the data: the hillshade. */
export async function groundBelow(base: ReportBase | null, frame: MapFrame): Promise<string> {
  return base ? hillshadeImage(base, frame, 800) : '';
}

/** What lies over the data, quiet: rivers and main roads. */
export function groundAbove(study: Pick<ReportStudy, 'rivers'>, base: ReportBase | null, frame: MapFrame): string {
  const rivers = study.rivers.map((river) => geometryPath(river.geometry, frame, 0.8)).join('');
  const roads = (base?.roads ?? [])
    .filter((road) => !road.tunnel && roadWidths[road.class] !== undefined)
    .map((road) =>
      element('path', { d: flatPath(road.path, road.start, frame, 1), class: 'road', 'stroke-width': roadWidths[road.class] ?? 0.5 }),
    );
  return `${rivers === '' ? '' : element('path', { d: rivers, class: 'river' })}${roads.join('')}`;
}
