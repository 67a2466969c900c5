import { ButtonTransparent } from '@looker/components';
import { type ReactNode, useId, useState } from 'react';
import styled from 'styled-components';
import { strings } from '../../strings';

/** A chart as everybody can have it: its picture, its summary in words, and its numbers as a table. */
export function Chart({
  title,
  summary,
  table,
  children,
}: {
  readonly title: string;
  /** What the picture shows, in one or two sentences. */
  readonly summary: string;
  readonly table: ReactNode;
  readonly children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <Figure aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{title}</strong>
        <p>{summary}</p>
      </figcaption>
      {asTable ? table : <div aria-hidden="true">{children}</div>}
      <ButtonTransparent
        size="xsmall"
        color="neutral"
        aria-pressed={asTable}
        onClick={() => {
          setAsTable(!asTable);
        }}
      >
        {asTable ? strings.charts.asChart : strings.charts.asTable}
      </ButtonTransparent>
    </Figure>
  );
}

const Figure = styled.figure`
  margin: 0;
  min-width: 0;
  figcaption { margin-bottom: 8px; }
  figcaption p { color: var(--muted); font-size: 13px; }
`;
