import styled, { css } from 'styled-components';

const control = css`
  width: 100%;
  min-width: 0;
  height: 34px;
  padding: 0 10px;
  border: 1px solid var(--edge);
  border-radius: var(--radius);
  background: var(--raised);
  color: var(--text);
  font: inherit;
  &[aria-invalid='true'] { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
  &:focus-visible { outline: 2px solid var(--accent); outline-offset: 0; }
  &::placeholder { color: var(--muted); opacity: 1; }
`;

/** The browser's own controls in the theme: a form of sixty of them stays light, and every reader knows their keys. */
export const TextInput = styled.input`
  ${control}
`;

export const Choice = styled.select`
  ${control}
`;

export const RangeInput = styled.input.attrs({ type: 'range' })`
  width: 100%;
  height: 20px;
  margin: 0;
  accent-color: var(--accent);
  &[data-unset='true'] { opacity: 0.45; }
`;
