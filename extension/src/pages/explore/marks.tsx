import styled from 'styled-components';

export const ErrorCell = styled.span`
  color: var(--bad);
`;

export const WarningMark = styled.span`
  &::after { content: '▲'; margin-left: 6px; font-size: 10px; color: var(--warn); }
`;
