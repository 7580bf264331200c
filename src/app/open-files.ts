import { Failure } from '../model/finding';
import type { NamedBytes } from '../jobs/task-types';
import type { Screen } from './context';
import { findingOf } from './store/runner';

/** Where the study that comes with the product lies, beside the page. */
export const bundledStudyPath = 'study/baoji.zip';

function fail({ actions }: Screen, error: unknown): void {
  const finding = findingOf(error);
  if (finding) actions.fail(finding);
}

/** Opens files as soon as their bytes are there; a file that cannot be read is shown as a failure. */
export async function openNamed(screen: Screen, reading: Promise<readonly NamedBytes[]>): Promise<void> {
  try {
    const files = await reading;
    if (files.length > 0) await screen.actions.openFiles(files, files.map((file) => file.path).join(', '), 'user');
  } catch (error) {
    fail(screen, error);
  }
}

/** Opens the study that comes with the product, from the page's own place. */
export async function openBundled(screen: Screen): Promise<void> {
  try {
    const response = await fetch(bundledStudyPath);
    if (!response.ok) throw new Failure('file.missing', { file: bundledStudyPath });
    const bytes = new Uint8Array(await response.arrayBuffer());
    await screen.actions.openFiles([{ path: 'baoji.zip', bytes }], 'baoji.zip', 'bundled');
  } catch (error) {
    fail(screen, error);
  }
}
