import { useEffect, useState } from 'react';
import styled, { keyframes } from 'styled-components';
import { strings } from '../strings';

/** Shown after so many milliseconds: what comes sooner does not flicker. */
export const skeletonDelay = 200;

export function Skeleton({ label = strings.states.loading, lines = 4 }: { readonly label?: string; readonly lines?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true);
    }, skeletonDelay);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!late) {
    return null;
  }
  return (
    <Box role="status">
      <Hidden>{label}</Hidden>
      {Array.from({ length: lines }, (_, line) => (
        <Line key={line} style={{ width: `${String(92 - ((line * 23) % 45))}%` }} />
      ))}
    </Box>
  );
}

const breathe = keyframes`50% { opacity: 0.45; }`;
const Box = styled.div`
  display: grid;
  gap: 14px;
  padding: 16px 0;
`;
const Line = styled.div`
  height: 16px;
  border-radius: 4px;
  background: var(--line);
  animation: ${breathe} 1.6s ease-in-out infinite;
`;
const Hidden = styled.span`
  position: absolute;
  clip-path: inset(50%);
  width: 1px;
  height: 1px;
  overflow: hidden;
`;
