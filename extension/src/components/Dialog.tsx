import { Button, ButtonTransparent, DialogLayout, Dialog as LookerDialog } from '@looker/components';
import type { ReactNode } from 'react';
import { strings } from '../strings';

/** Asks before something is done. Escape, the ground and Cancel close it. */
export function Dialog({
  title,
  open,
  close,
  confirm,
  confirmLabel,
  dangerous = false,
  busy = false,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly close: () => void;
  readonly confirm: () => void;
  readonly confirmLabel: string;
  readonly dangerous?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <LookerDialog
      isOpen={open}
      onClose={close}
      width={['100vw', '480px']}
      content={
        <DialogLayout
          header={title}
          footer={
            <Button color={dangerous ? 'critical' : 'key'} disabled={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          }
          footerSecondary={
            <ButtonTransparent color="neutral" onClick={close}>
              {strings.states.cancel}
            </ButtonTransparent>
          }
        >
          {children}
        </DialogLayout>
      }
    />
  );
}
