/** One accent on quiet greys; every pair of text and ground named together keeps WCAG AA, which a test measures. */
export interface Colors {
  readonly ground: string;
  readonly raised: string;
  readonly sunken: string;
  readonly line: string;
  /** Of what can be typed into or pressed: 3:1 against every ground. */
  readonly edge: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly accentSoft: string;
  readonly good: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  /** Contributions and bars that pull down, beside the accent that pulls up. */
  readonly opposite: string;
}

export const lightColors: Colors = {
  ground: '#f7f8f7',
  raised: '#ffffff',
  sunken: '#eef1ef',
  line: '#dde3df',
  edge: '#7d8a83',
  text: '#17211c',
  muted: '#56635c',
  accent: '#0f6b4f',
  onAccent: '#ffffff',
  accentSoft: '#dcefe7',
  good: '#0f6b4f',
  warn: '#7a4d00',
  warnSoft: '#fdf1d8',
  bad: '#b3261e',
  badSoft: '#fbe6e4',
  opposite: '#a8552b',
};

export const darkColors: Colors = {
  ground: '#121714',
  raised: '#1a211d',
  sunken: '#0d110f',
  line: '#2d3731',
  edge: '#78877f',
  text: '#e7ede9',
  muted: '#a0aea6',
  accent: '#5cc79f',
  onAccent: '#08150f',
  accentSoft: '#1d3a2e',
  good: '#5cc79f',
  warn: '#f0be5c',
  warnSoft: '#3a2d10',
  bad: '#ff8f85',
  badSoft: '#43201d',
  opposite: '#e39a6b',
};
