import { createGlobalStyle } from 'styled-components';
import type { Colors } from './colors';
import { still } from './still';

export const GlobalStyle = createGlobalStyle<{ colors: Colors }>`
  :root {
    color-scheme: light dark;
    ${({ colors }) => Object.entries(colors).map(([name, value]) => `--${kebab(name)}: ${String(value)};`).join(' ')}
    --radius: 6px;
    --space: 8px;
  }
  *, *::before, *::after { box-sizing: border-box; }
  body {
    margin: 0;
    background: var(--ground);
    color: var(--text);
    font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    font-variant-numeric: tabular-nums;
  }
  h1, h2, h3 { font-weight: 600; line-height: 1.25; margin: 0; text-wrap: balance; }
  p { margin: 0; }
  a { color: var(--accent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  @media (prefers-reduced-motion: reduce) {
    ${still}
  }
`;

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
