export type { TravelFacility, TravelInputs, TravelOptions, TravelPlaces } from './contract';
export { prepareTravel } from './prepare';
export type { PreparedTravel } from './prepare';
export { nearest, nearestWithField, standingFindings, travelMatrix } from './nearest';
export { isochrones } from './isochrones';
export { mergeNearest } from './merge-nearest';
export { unusedInputs } from './unused-inputs';
export type { UnusedInput } from './unused-inputs';
