import { createGlobalStyle, css } from 'styled-components';

/** Nothing moves: what would is at its end at once. */
export const still = css`
  *, *::before, *::after { animation-duration: 1ms !important; animation-iteration-count: 1 !important; transition-duration: 1ms !important; transition-delay: 0ms !important; scroll-behavior: auto !important; }
`;

/** For pages of which a picture is taken. */
export const Still = createGlobalStyle`${still}`;
