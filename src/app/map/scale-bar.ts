import type { Language } from '../../model/text';
import { map as words } from '../../i18n/words/map';

/** A round length and its width on screen. */
export interface ScaleBar {
  readonly metres: number;
  readonly pixels: number;
}

const steps = [1, 2, 5] as const;

/**
 * The longest of 1, 2, 5, 10, 20, ... metres that fits.
 * @param metresPerPixel on the ground at the middle of the map
 * @param mostPixels room for the bar
 */
export function scaleBar(metresPerPixel: number, mostPixels: number): ScaleBar {
  const room = metresPerPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(room));
  const metres = power * (steps.findLast((step) => step * power <= room) ?? 1);
  return { metres, pixels: metres / metresPerPixel };
}

/** `20 公里`, `500 m` */
export function scaleText(metres: number, language: Language): string {
  const unit = words[language];
  return metres >= 1000 ? `${metres / 1000} ${unit.kilometres}` : `${metres} ${unit.metres}`;
}

/** The bar as an element in a corner of the map. */
export class ScaleBarElement {
  readonly element = document.createElement('div');
  readonly #text = document.createElement('span');
  readonly #bar = document.createElement('i');

  constructor() {
    this.element.className = 'map-scale';
    this.element.append(this.#text, this.#bar);
  }

  update(metresPerPixel: number, language: Language): void {
    const bar = scaleBar(metresPerPixel, 110);
    this.#text.textContent = scaleText(bar.metres, language);
    this.#bar.style.width = `${bar.pixels.toFixed(1)}px`;
  }
}
