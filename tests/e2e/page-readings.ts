import type { Page } from 'playwright-core';

/** The text of the first element with a test id. */
export const text = async (page: Page, id: string): Promise<string> => (await page.getByTestId(id).first().textContent())?.trim() ?? '';

/** People as the page writes them, '196,400' or '196,400 人', as a number. */
export const peopleIn = (words: string): number => Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', '') ?? NaN);

export const percentIn = (words: string): number => Number(/(\d+(?:\.\d+)?)\s*%/.exec(words)?.[1] ?? NaN);

/** Waits until the answer on the page belongs to the choices and nothing runs. */
export const answered = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => window.__junda?.state().settled === true, undefined, { timeout: 90_000 });
};

export const mapDrawn = (page: Page): Promise<void> => page.locator('[data-map-ready="yes"]').waitFor({ timeout: 60_000 });

/** Waits until the headline tells of so many people outside, or of any other number. */
export const headlineTells = async (page: Page, people: number, same: boolean): Promise<void> => {
  await page.waitForFunction(
    (wanted) => {
      const words = document.querySelector('[data-testid="headline-outside"]')?.textContent ?? '';
      return (Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', '')) === wanted.people) === wanted.same;
    },
    { people, same },
    { timeout: 60_000 },
  );
};

/** Where the facility farthest from all others stands on the page: moving it changes who is covered. */
export const loneliestFacility = async (page: Page): Promise<{ readonly x: number; readonly y: number }> => {
  const spot = await page.evaluate(() => {
    const test = window.__junda;
    if (!test) return null;
    const spots = test.state().facilities.flatMap(({ lon, lat }) => test.project(lon, lat) ?? []);
    const room = (at: { x: number; y: number }): number =>
      Math.min(...spots.filter((other) => other !== at).map((other) => Math.hypot(other.x - at.x, other.y - at.y)));
    return spots.toSorted((a, b) => room(b) - room(a))[0] ?? null;
  });
  if (!spot) throw new Error('no facility on the map');
  return spot;
};

interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Where some places (latitude, longitude) stand on the page, the one farthest from every facility first. */
export const spotsAwayFromFacilities = async (
  page: Page,
  places: readonly { readonly id: string; readonly place: readonly number[] }[],
): Promise<readonly [Spot, ...Spot[]]> => {
  const spots = await page.evaluate((wanted) => {
    const test = window.__junda;
    if (!test) return [];
    const facilities = test.state().facilities.flatMap(({ lon, lat }) => test.project(lon, lat) ?? []);
    return wanted
      .flatMap(({ id, place }) => {
        const spot = test.project(place[1] ?? NaN, place[0] ?? NaN);
        return spot
          ? [{ id, x: spot.x, y: spot.y, room: Math.min(...facilities.map((at) => Math.hypot(at.x - spot.x, at.y - spot.y))) }]
          : [];
      })
      .toSorted((a, b) => b.room - a.room);
  }, places);
  const [first, ...others] = spots;
  if (!first) throw new Error('no place on the map');
  return [first, ...others];
};

/** Drops files on the page as a mouse would, after holding them over it. */
export const dropFiles = async (page: Page, files: readonly { readonly name: string; readonly base64: string }[]): Promise<void> => {
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const event = (type: string): DragEvent => new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event('dragover'));
    document.body.dispatchEvent(event('drop'));
  }, files);
};

/** Serious and critical violations that axe finds on the page, and names that do not hold what is seen. */
export const axeViolations = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    interface Violation {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || id === 'label-content-name-mismatch')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 120))
            .join(' | ')}`,
      );
  });
