/** All English text, grouped by page. What takes numbers or names is a function. */
export const strings = {
  shell: {
    name: 'Orchard',
    navigation: 'Pages',
    skip: 'Skip to the page',
    you: 'You',
    connecting: 'Connecting to Looker',
    notConnected: 'Looker does not answer.',
    broken: 'This page broke.',
    brokenDetail: 'The other pages still work. What you had typed may be gone.',
    startAgain: 'Start this page again',
  },
  states: {
    loading: 'Loading',
    offline: 'Nobody answers. Are you offline, or is the address wrong?',
    expired: 'Your token is missing or no longer valid.',
    forbidden: 'Your token does not permit this.',
    limited: (seconds: number | undefined) => (seconds === undefined ? 'Too many requests. Try again soon.' : `Too many requests. Try again in ${String(seconds)} s.`),
    unavailable: 'Not available right now.',
    failed: 'Something went wrong on the server.',
    missing: 'There is no such thing.',
    invalid: 'The input does not fit.',
    conflict: 'Somebody else changed it first.',
    aborted: 'Cancelled.',
    expected: (expected: string, actual: string) => `expected ${expected}, found ${actual}`,
    retry: 'Try again',
    openSetup: 'Open the set-up check',
    request: (id: string) => `Request ${id}`,
    token: 'Token',
    tokenHelp: 'Kept in memory only, until this page is closed.',
    useToken: 'Use this token',
    dismiss: 'Dismiss',
    close: 'Close',
    cancel: 'Cancel',
  },
  charts: {
    asTable: 'Show as table',
    asChart: 'Show as chart',
  },
  table: {
    sortBy: (column: string) => `Sort by ${column}`,
    noRows: 'No rows',
    rows: (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`),
  },
  predict: {
    title: 'Predict',
  },
  explore: {
    title: 'Explore',
  },
  models: {
    title: 'Models',
  },
  performance: {
    title: 'Performance',
  },
  setup: {
    title: 'Set-up check',
    address: 'Address of the functions',
    answered: (address: string) => `${address} answers.`,
    answeredWith: (address: string, status: number) => `${address} answers with status ${String(status)}.`,
    unreachable: (address: string) => `Nobody answers at ${address}.`,
    startIt: 'Start the functions with ./orchard serve, or check the address.',
  },
  tile: {
    title: 'Prediction',
  },
} as const;
