import type { ReactNode } from 'react';
import { useActions, useApp, useFormats, useWords } from '../context';
import { blobOf, saveBlob } from '../files';
import { Modal } from '../parts/Modal';
import type { NamedBytes } from '../../jobs/task-types';
import { FindingsList } from './FindingsList';
import { HelpText } from './HelpText';

function FileLine({ file }: { readonly file: NamedBytes }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return (
    <li>
      <button type="button" className="link" onClick={() => saveBlob(name, blobOf(file))}>
        {name}
      </button>{' '}
      <small>{w.bytes(format.count(Math.ceil(file.bytes.length / 1024)))}</small>
    </li>
  );
}

/** The dialog that is open, if any. */
export function Dialogs(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const dialog = useApp((state) => state.dialog);
  const close = (): void => actions.setDialog(null);
  if (!dialog) return null;
  if (dialog.kind === 'help') {
    return (
      <Modal title={w.help} onClose={close}>
        <HelpText />
      </Modal>
    );
  }
  if (dialog.kind === 'files') {
    return (
      <Modal title={w.exportDone} onClose={close}>
        <p>{w.exportFiles}</p>
        <ul className="file-list">
          {dialog.files.map((file) => (
            <FileLine key={file.path} file={file} />
          ))}
        </ul>
      </Modal>
    );
  }
  const intros = {
    refused: w.findingsRefused,
    opened: w.findingsOpened,
    study: w.findingsStudy,
    question: w.findingsQuestion,
  } as const;
  return (
    <Modal title={w.findings} onClose={close}>
      <p>{dialog.findings.length === 0 ? w.findingsNone : intros[dialog.intro]}</p>
      <FindingsList findings={dialog.findings} />
    </Modal>
  );
}
