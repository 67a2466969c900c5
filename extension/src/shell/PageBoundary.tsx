import { Component, type ReactNode } from 'react';
import { Button } from '@looker/components';
import { Notice } from '../components/Notice';
import { strings } from '../strings';

/** Keeps a page that breaks from taking the others with it. */
export class PageBoundary extends Component<{ readonly name: string; readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) {
      return this.props.children;
    }
    return (
      <Notice tone="bad" title={strings.shell.broken}>
        <p>{strings.shell.brokenDetail}</p>
        <Button
          onClick={() => {
            this.setState({ broken: false });
          }}
        >
          {strings.shell.startAgain}
        </Button>
      </Notice>
    );
  }
}
