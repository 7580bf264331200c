import type { Finding } from '../model/finding';
import type { CommandContext } from './command';
import { findingJson, findingLine, type FindingJson } from './finding-message';

/** Tells findings on stderr, a line each, and returns them as `--json` gives them. */
export function tellFindings(
  { io, language }: Pick<CommandContext, 'io' | 'language'>,
  findings: readonly Finding[],
): readonly FindingJson[] {
  for (const finding of findings) io.err(`${findingLine(finding, language)}\n`);
  return findings.map(findingJson);
}
