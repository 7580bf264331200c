const radians = Math.PI / 180;
/** Mean radius of the earth: a ferry's length is within 0.6 % of that on the ellipsoid, its timetable is to the minute. */
const earthMetres = 6371008.8;

const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/;
const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Seconds of OSM's `duration`: '20' (minutes), '1:30' (h:mm), '01:30:00', 'PT20M'. NaN where it is none of these or nothing. */
export function durationSeconds(text: string): number {
  const trimmed = text.trim();
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = /^\d+$/.test(trimmed) ? [0, 0, Number(trimmed)] : partsOf(trimmed);
  const sum = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  return sum > 0 ? sum : NaN;
}

function partsOf(text: string): readonly number[] {
  const match = clock.exec(text);
  if (match) return match[1] === undefined ? [0, Number(match[2]), Number(match[3])] : [0, ...match.slice(1).map(Number)];
  return (
    iso
      .exec(text)
      ?.slice(1)
      .map((part) => Number(part ?? 0)) ?? []
  );
}

/** Metres along positions in degrees (great circles), or in metres where `inMetres`. */
export function metresAlong(x: readonly number[], y: readonly number[], inMetres: boolean): number {
  let sum = 0;
  for (let i = 1; i < x.length; i++) {
    const [x1, y1, x2, y2] = [x[i - 1]!, y[i - 1]!, x[i]!, y[i]!];
    if (inMetres) sum += Math.hypot(x2 - x1, y2 - y1);
    else {
      const east = Math.sin(((x2 - x1) * radians) / 2);
      const north = Math.sin(((y2 - y1) * radians) / 2);
      const chord = north * north + Math.cos(y1 * radians) * Math.cos(y2 * radians) * east * east;
      sum += 2 * earthMetres * Math.asin(Math.sqrt(Math.min(1, chord)));
    }
  }
  return sum;
}
