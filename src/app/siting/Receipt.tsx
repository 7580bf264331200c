import type { ReactNode } from 'react';
import { findingText } from '../../i18n/words/findings';
import { formatCutoff } from '../../i18n/format';
import type { SitingAnswer } from '../../model/siting';
import { useApp, useFormats, useWords } from '../context';
import { Facts, type Fact } from '../parts/Facts';
import { LeftOut } from './CandidateFields';
import { objectiveText } from './figures';

/** What proves the answer: objective, bound, gap, the count made again, what was examined and left out, ties and the runner-up. */
export function Receipt({ answer }: { readonly answer: SitingAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const { goal, receipt, candidates, openSites, outOfReach, boundSeconds, findings } = answer;
  const open = receipt.unit === 'sites' ? openSites : 0;
  const text = (value: number): string => objectiveText(receipt.unit, value - open, w, language);
  const ties = format.count(receipt.ties.length);
  const people = goal.capacity ? w.sitingObjectiveServed : w.sitingObjective.people;
  const named = receipt.unit === 'people' ? people : w.sitingObjective[receipt.unit];
  const objective = receipt.model === 'backup' ? w.sitingObjectiveTwice : named;
  const facts: readonly Fact[] = [
    [objective, text(receipt.objective)],
    [
      w.sitingBound,
      <span key="bound" title={w.sitingBoundHint}>
        {text(receipt.bound)}
      </span>,
    ],
    [
      w.sitingGap,
      <span key="gap" title={w.sitingGapHint}>
        {receipt.proven ? w.sitingGapNone : format.share(receipt.gap)}
      </span>,
    ],
    [w.sitingRecount, w.sitingRecountSame(text(receipt.recount))],
    [w.sitingExamined, w.sitingExaminedOf(format.count(candidates.examined), format.count(candidates.listed))],
    ...(candidates.leftOut.some(({ places }) => places > 0)
      ? [[w.sitingLeftOutTitle, <LeftOut key="left-out" count={candidates} />] as const]
      : []),
    [w.sitingTies, receipt.ties.length === 0 ? w.none : receipt.tiesComplete ? w.sitingTiesAll(ties) : w.sitingTiesSome(ties)],
    [w.sitingRunnerUp, receipt.runnerUp ? text(receipt.runnerUp.objective) : w.sitingRunnerUpNone],
    ...(outOfReach.people > 0
      ? [[w.sitingOutOfReach, w.sitingOutOfReachOf(format.people(outOfReach.people), formatCutoff(boundSeconds))] as const]
      : []),
  ];
  return (
    <details className="siting-section" open data-testid="receipt" data-proven={receipt.proven} data-gap={receipt.gap}>
      <summary>{w.sitingReceipt}</summary>
      <Facts facts={facts} />
      {findings.map((finding, at) => (
        <p key={at} className="quiet-text">
          {findingText(finding, language)}
        </p>
      ))}
    </details>
  );
}
