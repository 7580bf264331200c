/** What stands around the picture of the map. */
export interface PictureWords {
  readonly title: string;
  readonly headline: string;
  /** what is fact and what is made up */
  readonly note: string;
  readonly classes: readonly { readonly colour: string; readonly text: string }[];
}

const fontFamily = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";
const margin = 20;
const paper = '#ffffff';
const ink = '#1d2430';
const quietInk = '#58637a';

/** A text in lines no wider than `width`, broken between words, or between characters of Chinese. */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const pieces = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The map as a picture to paste into a document: title and leading sentence above it, legend and note about the data below. */
export async function framedPicture(map: Blob, words: PictureWords): Promise<Blob> {
  const image = await createImageBitmap(map);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return map;
  const scale = Math.max(1, image.width / 900);
  const font = (size: number, weight: number): string => `${weight} ${Math.round(size * scale)}px ${fontFamily}`;
  const edge = margin * scale;
  const width = image.width + 2 * edge;
  const measured = (text: string, style: string): readonly string[] => {
    context.font = style;
    return linesOf(text, image.width, (part) => context.measureText(part).width);
  };
  const blocks = [
    { lines: measured(words.title, font(20, 600)), style: font(20, 600), height: 30 * scale, colour: ink },
    { lines: measured(words.headline, font(15, 400)), style: font(15, 400), height: 24 * scale, colour: ink },
  ];
  const noteLines = measured(words.note, font(12, 400));
  context.font = font(12, 400);
  const places = legendPlaces(words.classes, image.width, scale, (text) => context.measureText(text).width);
  const headHeight = blocks.reduce((sum, block) => sum + block.lines.length * block.height, 0) + 8 * scale;
  const legendHeight = places.rows * 22 * scale + 10 * scale;
  canvas.width = Math.round(width);
  canvas.height = Math.round(edge * 2 + headHeight + image.height + legendHeight + noteLines.length * 18 * scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'middle';
  let y = edge;
  for (const block of blocks) {
    context.font = block.style;
    context.fillStyle = block.colour;
    for (const line of block.lines) {
      context.fillText(line, edge, y + block.height / 2);
      y += block.height;
    }
  }
  y += 8 * scale;
  context.drawImage(image, edge, y);
  y += image.height + 10 * scale;
  context.font = font(12, 400);
  for (const place of places.classes) {
    const [left, middle] = [edge + place.x, y + (place.row + 0.5) * 22 * scale];
    context.fillStyle = place.colour;
    context.fillRect(left, middle - 6 * scale, 18 * scale, 12 * scale);
    context.fillStyle = ink;
    context.fillText(place.text, left + 24 * scale, middle);
  }
  y += places.rows * 22 * scale;
  context.fillStyle = quietInk;
  noteLines.forEach((line, index) => context.fillText(line, edge, y + (index + 0.5) * 18 * scale));
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? map), 'image/png');
  });
}

/** Where each class of the legend stands: from left to right, in as many rows as are needed. */
function legendPlaces(classes: PictureWords['classes'], width: number, scale: number, widthOf: (text: string) => number) {
  let [x, row] = [0, 0];
  const placed = classes.map((entry) => {
    const needed = 24 * scale + widthOf(entry.text) + 16 * scale;
    if (x > 0 && x + needed > width) {
      x = 0;
      row += 1;
    }
    const place = { ...entry, x, row };
    x += needed;
    return place;
  });
  return { classes: placed, rows: classes.length === 0 ? 0 : row + 1 };
}
