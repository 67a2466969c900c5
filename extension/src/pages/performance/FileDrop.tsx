import { useState } from 'react';
import styled from 'styled-components';
import { strings } from '../../strings';

/** Takes a file by drop, or by the browser's own chooser. */
export function FileDrop({ name, open }: { readonly name: string | undefined; readonly open: (file: File) => void }) {
  const [over, setOver] = useState(false);
  return (
    <Area
      $over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined) {
          open(file);
        }
      }}
    >
      <span>{strings.performance.drop}</span>
      <label>
        {strings.performance.choose}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file !== undefined) {
              open(file);
            }
          }}
        />
      </label>
      <small>{name ?? strings.performance.fileStays}</small>
    </Area>
  );
}

const Area = styled.div<{ $over: boolean }>`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 6px;
  justify-content: center;
  padding: 24px 16px;
  border: 1px dashed ${({ $over }) => ($over ? 'var(--accent)' : 'var(--edge)')};
  border-radius: 10px;
  background: ${({ $over }) => ($over ? 'var(--accent-soft)' : 'var(--raised)')};
  text-align: center;
  label { color: var(--accent); text-decoration: underline; cursor: pointer; border-radius: 4px; }
  label:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
  input { position: absolute; width: 1px; height: 1px; opacity: 0; }
  small { flex-basis: 100%; color: var(--muted); }
`;
