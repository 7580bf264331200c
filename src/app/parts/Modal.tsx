import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../context';
import { Icon } from './Icon';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the screen, the browser's own: it holds the focus, closes with Esc and gives the focus back. */
export function Modal({ title, onClose, children }: ModalProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const w = useWords();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="modal" aria-labelledby={titleId} onClose={onClose}>
      <header className="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button icon-only quiet" aria-label={w.close} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      <div className="modal-body">{children}</div>
    </dialog>
  );
}
