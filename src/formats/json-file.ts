import { Failure, type Details } from '../model/finding';
import type { FindingCode } from '../model/finding-codes';
import type { NamedBytes } from './named-bytes';
import { decodeText } from './text';

/** Where JSON breaks off, by line and column counted from 1, where the parser says so. */
function jsonIssue(text: string, error: unknown): Details {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return {
    issues: [`not valid JSON at line ${line}, column ${column}`],
    issuesZh: [`第 ${line} 行第 ${column} 列不合 JSON 语法`],
  };
}

/** The value of a JSON file. @throws Failure of the code, with line and column in its issues */
export function parseJsonFile(file: NamedBytes, code: FindingCode): unknown {
  const { text } = decodeText(file);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Failure(code, { file: file.path }, jsonIssue(text, error));
  }
}
