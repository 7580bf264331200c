/** The quiet colours of everything that is not data. */
export interface Theme {
  readonly paper: string;
  readonly ground: string;
  readonly hillshade: {
    readonly brightnessMin: number;
    readonly brightnessMax: number;
    readonly saturation: number;
    readonly contrast: number;
  };
  readonly water: string;
  readonly road: string;
  readonly roadCasing: string;
  readonly expressway: string;
  readonly expresswayCasing: string;
  readonly border: string;
  readonly borderHalo: string;
  readonly townBorder: string;
  readonly highlight: string;
  readonly countyLabel: string;
  readonly townLabel: string;
  readonly waterLabel: string;
  readonly labelHalo: string;
  readonly hazard: string;
  readonly closure: string;
  readonly barrier: string;
  readonly outline: string;
  readonly facility: string;
  readonly facilityRing: string;
  readonly edited: string;
  readonly closed: string;
  /** opacity of cells, 0 to 255 */
  readonly cellAlpha: number;
}

const light: Theme = {
  paper: '#f4f5f6',
  ground: '#eceae5',
  hillshade: { brightnessMin: 0.22, brightnessMax: 1, saturation: -0.2, contrast: -0.12 },
  water: '#5f9fce',
  road: '#ffffff',
  roadCasing: '#8d8f94',
  expressway: '#fbe3b0',
  expresswayCasing: '#a9793a',
  border: '#4a5261',
  borderHalo: '#ffffff',
  townBorder: '#6d7480',
  highlight: '#1677ff',
  countyLabel: '#20283a',
  townLabel: '#3a4252',
  waterLabel: '#24608f',
  labelHalo: '#ffffff',
  hazard: '#b3261e',
  closure: '#c2185b',
  barrier: '#5d3a1a',
  outline: '#132a63',
  facility: '#1b2233',
  facilityRing: '#ffffff',
  edited: '#8a2be2',
  closed: '#7b818c',
  cellAlpha: 228,
};

const dark: Theme = {
  paper: '#12161c',
  ground: '#1c2229',
  hillshade: { brightnessMin: 0, brightnessMax: 0.3, saturation: -0.85, contrast: 0.15 },
  water: '#3c78a8',
  road: '#9aa3b0',
  roadCasing: '#151a20',
  expressway: '#d3b072',
  expresswayCasing: '#2a2113',
  border: '#c4ccd8',
  borderHalo: '#0d1116',
  townBorder: '#7d8694',
  highlight: '#4c9bff',
  countyLabel: '#f1f4f9',
  townLabel: '#cdd4df',
  waterLabel: '#8ec1ea',
  labelHalo: '#12161c',
  hazard: '#ff7a6b',
  closure: '#ff6ea8',
  barrier: '#e0b07a',
  outline: '#e8f0ff',
  facility: '#ffffff',
  facilityRing: '#10151c',
  edited: '#d08bff',
  closed: '#7b818c',
  cellAlpha: 224,
};

/** @param isDark the screen's theme */
export const themeOf = (isDark: boolean): Theme => (isDark ? dark : light);
