import validation from 'geojson-validation';

/** What is wrong with the structure of a GeoJSON Feature; '' where nothing is. Call per feature: the library's trace grows with the square of errors. */
export function featureFault(feature: unknown): string {
  try {
    if (validation.isFeature(feature)) return '';
    return validation.isFeature(feature, true).slice(0, 3).join('; ') || 'not a Feature';
  } catch {
    return 'not a Feature';
  }
}
