import { differingFactors, mixedStudy, mixOf, splitChange, valuesOf, type UnitValues } from '../../engine/change';
import { judgeCatalogue } from '../../engine/standards';
import { measureOf } from '../../model/ask';
import { activeStandards, type Standard } from '../../model/catalogue';
import type { ChangeFactor, Mix, StandardChange } from '../../model/change';
import { editedStudy } from '../../model/edit';
import { Failure } from '../../model/finding';
import type { Study } from '../../model/study';
import { silentWatch, type Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import type { ChangeResult, TaskTypes } from '../task-types';
import { contextOf, standardBand } from './judge';

/** @throws Failure study.one-year, study.unknown-year, study.same-year, catalogue.unknown-standard */
function checked(study: Study, { from, to, standards: ids = [] }: TaskTypes['change']['input']): readonly Standard[] {
  if (study.years.length < 2) throw new Failure('study.one-year', {}, { known: study.years });
  for (const year of [from, to]) {
    if (!study.years.includes(year)) throw new Failure('study.unknown-year', {}, { year, known: study.years });
  }
  if (from === to) throw new Failure('study.same-year', {}, { year: from, known: study.years });
  const all = activeStandards(study.catalogue);
  const known = all.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new Failure('catalogue.unknown-standard', {}, { standard: unknown, known });
  return all.filter(({ id }) => ids.length === 0 || ids.includes(id));
}

/** A mix of years and the standards that are to be judged in it. */
interface Wanted {
  readonly mix: Mix;
  readonly ids: string[];
}

/** All mixes that the standards need, those over the same roads together: trips are prepared over one year's roads at a time. */
function mixesOf(differing: ReadonlyMap<string, readonly ChangeFactor[]>, from: number, to: number): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const [id, factors] of differing) {
    for (let changed = 0; changed < 2 ** factors.length; changed++) {
      const mix = mixOf(factors, changed, from, to);
      const key = JSON.stringify(mix);
      const one = wanted.get(key) ?? { mix, ids: [] };
      one.ids.push(id);
      wanted.set(key, one);
    }
  }
  return [...wanted.values()].toSorted((a, b) => a.mix.roads - b.mix.roads);
}

/**
 * The change of standards between two years, split among facilities, people, roads, rules and figures. Every mix of the years is judged in which the
 * factors that differ for a standard can stand; travel times depend on facilities and roads alone and are found once for each pair of these.
 * @throws Failure study.one-year, study.unknown-year, study.same-year, catalogue.unknown-standard; Cancelled
 */
export function change(input: TaskTypes['change']['input'], session: Session, watch: Watch): ChangeResult {
  const { from, to } = input;
  const study = editedStudy(studyOf(session), input.edits);
  const standards = checked(study, input);
  const ids = standards.map(({ id }) => id);
  const differing = new Map(standards.map((standard) => [standard.id, differingFactors(study, standard, from, to)]));
  const mixes = mixesOf(differing, from, to);
  const judged = new Map<string, ReadonlyMap<string, UnitValues>>();
  const quiet: Watch = { ...silentWatch, check: () => watch.check() };
  mixes.forEach(({ mix, ids: needed }, at) => {
    watch.check();
    watch.progress('standards', at / (mixes.length + 2));
    const mixed = mixedStudy(study, mix);
    const results = judgeCatalogue(mixed, [mix.rules], contextOf(mixed, session, standardBand, quiet), quiet, needed);
    judged.set(JSON.stringify(mix), new Map(results.map((result) => [result.standard, valuesOf(result)])));
  });
  const ends = ids.length === 0 ? [] : judgeCatalogue(study, [from, to], contextOf(study, session, standardBand, quiet), quiet, ids);
  watch.progress('standards', 1);
  const changes = standards.flatMap((standard): readonly StandardChange[] => {
    const { id, kind } = standard;
    const [before, then] = [from, to].map((year) => ends.find((result) => result.standard === id && result.year === year));
    if (!before || !then) return [];
    const factors = differing.get(id) ?? [];
    const values = Array.from({ length: 2 ** factors.length }, (_, changed) =>
      judged.get(JSON.stringify(mixOf(factors, changed, from, to)))?.get(id),
    );
    return [
      {
        standard: id,
        kind,
        measure: measureOf(standard, study.catalogue.standards),
        from,
        to,
        differing: factors,
        populations: { from: before.population ?? null, to: then.population ?? null },
        ...splitChange(
          factors,
          before,
          then,
          values.filter((value) => value !== undefined),
        ),
      },
    ];
  });
  return { study: { id: study.id, title: study.title, note: study.note }, from, to, changes };
}
