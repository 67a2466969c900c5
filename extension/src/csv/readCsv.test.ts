// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { CsvError, type CsvProblem } from './CsvError';
import { readCsv, type ReadOptions } from './readCsv';

const read = (text: string | BlobPart[], options?: ReadOptions) =>
  readCsv(new Blob(typeof text === 'string' ? [text] : text), options);

async function problemOf(reading: Promise<unknown>): Promise<CsvProblem> {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CsvError)) {
    throw new Error(`expected a CsvError, found ${String(error)}`);
  }
  return error.problem;
}

describe('reading CSV', () => {
  it('takes quotes, separators and line ends inside quotes, and empty fields', async () => {
    const table = await read('name,note\r\n"Lee, Ann","said ""no""\nand left"\r\nBob,\r\n');
    expect(table.rows).toEqual([
      ['Lee, Ann', 'said "no"\nand left'],
      ['Bob', null],
    ]);
  });

  it('tells semicolons, tabs and bars by itself', async () => {
    for (const separator of [';', '\t', '|']) {
      const table = await read(['a', 'b'].join(separator) + '\n' + ['1', '2'].join(separator) + '\n');
      expect(table.columns.map((column) => column.id)).toEqual(['a', 'b']);
    }
  });

  it('knows the kinds of columns', async () => {
    const table = await read('n,b,d,t,e\n1,yes,2026-05-01,x,\nNA,No,2026-05-02 10:00:00,2,\n');
    expect(table.columns.map((column) => column.kind)).toEqual([
      'number',
      'boolean',
      'date',
      'text',
      'unknown',
    ]);
  });

  it('names columns without a name and tells apart those with the same', async () => {
    const table = await read('a,,a\n1,2,3\n');
    expect(table.columns.map((column) => column.id)).toEqual(['a', 'column 2', 'a (2)']);
  });

  it('says on which line each row begins, line ends inside quotes counted', async () => {
    const table = await read('a,b\n"1\n2\n3",x\n\n4,y\n', { chunkCharacters: 4 });
    expect(table.lines).toEqual([2, 6]);
  });

  it('leaves out lines of another length and says which', async () => {
    const table = await read('a,b\n1,2\n3\n4,5,6\n7,8,\n');
    expect(table.rows).toEqual([
      ['1', '2'],
      ['7', '8'],
    ]);
    expect(table.raggedLines).toEqual([
      { line: 3, fields: 1 },
      { line: 4, fields: 3 },
    ]);
  });

  it('stops at its limit of rows and says so', async () => {
    const limits = { bytes: 1000, rows: 2, columns: 5 };
    const table = await read('a,b\n1,2\n3,4\n5,6\n', { limits });
    expect(table.rows).toHaveLength(2);
    expect(table.truncated).toBe(true);
    expect((await read('a,b\n1,2\n3,4\n', { limits })).truncated).toBe(false);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(read('a,b\n1,2\n', { signal: controller.signal })).rejects.toThrow(/abort/i);
  });

  it('tells of its progress up to the end', async () => {
    const shares: number[] = [];
    const text = 'a,b\n' + '1,2\n'.repeat(200);
    await read(text, { chunkCharacters: 100, onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(3);
    expect([...shares].sort((one, other) => one - other)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  });
});

describe('encodings', () => {
  const utf16 = (text: string, little: boolean) => {
    const bytes = new DataView(new ArrayBuffer(2 + 2 * text.length));
    [...('\uFEFF' + text)].forEach((character, index) => {
      bytes.setUint16(2 * index, character.charCodeAt(0), little);
    });
    return bytes.buffer;
  };

  it('are told by the byte order mark', async () => {
    const text = 'città,n\nForlì,1\n';
    for (const [bytes, encoding] of [
      [new TextEncoder().encode('\uFEFF' + text), 'utf-8'],
      [utf16(text, true), 'utf-16le'],
      [utf16(text, false), 'utf-16be'],
    ] as const) {
      const table = await read([bytes]);
      expect(table.encoding).toBe(encoding);
      expect(table.columns[0]?.id).toBe('città');
      expect(table.rows).toEqual([['Forlì', '1']]);
    }
  });

  it('are UTF-8 without a mark where that is valid, and Windows-1252 otherwise', async () => {
    expect((await read('a,b\nñ,1\n')).rows[0]?.[0]).toBe('ñ');
    const table = await read([Uint8Array.from([...'a,b\nni', 0xf1, ...'o,1\n'].map(byteOf))]);
    expect(table.encoding).toBe('windows-1252');
    expect(table.rows[0]?.[0]).toBe('niño');
  });
});

describe('what is no CSV', () => {
  it('is refused with the reason, and the line where there is one', async () => {
    expect(await problemOf(read(''))).toEqual({ kind: 'empty' });
    expect(await problemOf(read('a,b\n\n'))).toEqual({ kind: 'no-rows' });
    expect(await problemOf(read('PK\0\x03'))).toEqual({ kind: 'binary' });
    expect(await problemOf(read('a,b\n1,2\n"3,4\n5,6\n'))).toEqual({
      kind: 'unterminated-quote',
      line: 3,
    });
    expect(await problemOf(read('a,b\n1,2\n"3"x,4\n5,6\n'))).toMatchObject({
      kind: 'malformed-quote',
      line: 3,
    });
  });

  it('is refused where it is larger than the limits', async () => {
    const limits = { bytes: 10, rows: 2, columns: 2 };
    expect(await problemOf(read('a,b\n1,2\n3,4\n', { limits }))).toEqual({
      kind: 'too-large',
      bytes: 12,
      limit: 10,
    });
    expect(await problemOf(read('a,b,c\n1,2', { limits }))).toEqual({
      kind: 'too-many-columns',
      columns: 3,
      limit: 2,
    });
  });
});

function byteOf(character: string | number): number {
  return typeof character === 'number' ? character : character.charCodeAt(0);
}
