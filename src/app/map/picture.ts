import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Language } from '../../model/text';
import { map as words } from '../../i18n/words/map';
import { scaleBar, scaleText } from './scale-bar';
import type { Theme } from './theme';

const margin = 16;

/** The map as PNG at the screen's resolution, with scale bar and north arrow. */
export function mapPicture(map: MapLibreMap, metresPerPixel: number, language: Language, theme: Theme): Promise<Blob> {
  return new Promise((resolve, reject) => {
    map.once('render', () => {
      const source = map.getCanvas();
      const canvas = document.createElement('canvas');
      canvas.width = source.width;
      canvas.height = source.height;
      const context = canvas.getContext('2d');
      if (!context) {
        reject(new Error('no 2d context'));
        return;
      }
      context.drawImage(source, 0, 0);
      const ratio = source.width / source.clientWidth;
      context.scale(ratio, ratio);
      drawScale(context, source.clientHeight, metresPerPixel, language, theme);
      drawNorth(context, source.clientWidth, language, theme);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
    });
    map.triggerRepaint();
  });
}

function drawScale(context: CanvasRenderingContext2D, height: number, metresPerPixel: number, language: Language, theme: Theme): void {
  const bar = scaleBar(metresPerPixel, 140);
  const y = height - margin;
  context.strokeStyle = theme.countyLabel;
  context.fillStyle = theme.countyLabel;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(margin, y - 6);
  context.lineTo(margin, y);
  context.lineTo(margin + bar.pixels, y);
  context.lineTo(margin + bar.pixels, y - 6);
  context.stroke();
  haloed(context, scaleText(bar.metres, language), margin + bar.pixels / 2, y - 9, theme);
}

function drawNorth(context: CanvasRenderingContext2D, width: number, language: Language, theme: Theme): void {
  const x = width - margin - 10;
  context.fillStyle = theme.countyLabel;
  context.beginPath();
  context.moveTo(x, margin + 16);
  context.lineTo(x - 7, margin + 38);
  context.lineTo(x, margin + 33);
  context.lineTo(x + 7, margin + 38);
  context.fill();
  haloed(context, words[language].north, x, margin + 12, theme);
}

function haloed(context: CanvasRenderingContext2D, text: string, x: number, y: number, theme: Theme): void {
  context.font = '12px "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';
  context.textAlign = 'center';
  context.lineWidth = 3;
  context.strokeStyle = theme.labelHalo;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}
