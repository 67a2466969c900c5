import type { Page } from 'playwright-core';

/** What passed between the extension and its host. */
export interface RecordedMessage {
  readonly type: string;
  readonly payload?: unknown;
  readonly answer?: unknown;
  readonly error?: string;
}

interface HostWindow {
  readonly lookerHost: {
    readonly requests: { readonly messages: RecordedMessage[] };
    readonly switches: { fault: string; delay: number };
    readonly filters: Record<string, string>;
    refresh(): Promise<void>;
  };
}

/** The Looker around the extension: reads and steers what looker-host/page/main.js shows. */
export function lookerHost(page: Page) {
  return {
    messages: (): Promise<RecordedMessage[]> => page.evaluate(() => JSON.parse(JSON.stringify((window as unknown as HostWindow).lookerHost.requests.messages)) as RecordedMessage[]),
    localStorage: (): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage })),
    fault: (fault: string): Promise<void> =>
      page.evaluate((value) => {
        (window as unknown as HostWindow).lookerHost.switches.fault = value;
      }, fault),
    delay: (milliseconds: number): Promise<void> =>
      page.evaluate((value) => {
        (window as unknown as HostWindow).lookerHost.switches.delay = value;
      }, milliseconds),
    filter: (name: string, value: string): Promise<void> =>
      page.evaluate(
        async ([filter, to]) => {
          const host = (window as unknown as HostWindow).lookerHost;
          host.filters[filter ?? ''] = to ?? '';
          await host.refresh();
        },
        [name, value],
      ),
    refresh: (): Promise<void> => page.evaluate(() => (window as unknown as HostWindow).lookerHost.refresh()),
  };
}
