import { Button, ButtonTransparent, DialogContent, DialogFooter, DialogHeader, Dialog as LookerDialog } from '@looker/components';
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
        <>
          {/* A header outside main would be a second banner of the page. */}
          <DialogHeader hideClose role="group">
            {title}
          </DialogHeader>
          <DialogContent hasHeader hasFooter>
            {children}
          </DialogContent>
          <DialogFooter
            role="group"
            secondary={
              <ButtonTransparent color="neutral" onClick={close}>
                {strings.states.cancel}
              </ButtonTransparent>
            }
          >
            <Button color={dangerous ? 'critical' : 'key'} disabled={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </DialogFooter>
        </>
      }
    />
  );
}
