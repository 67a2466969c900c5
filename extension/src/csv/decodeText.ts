import { CsvError } from './CsvError';

export interface DecodedText {
  readonly text: string;
  /** Its name in the Encoding Standard. */
  readonly encoding: Encoding;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SLICE_BYTES = 1024 * 1024;

/**
 * Reads a file a slice at a time. A byte order mark decides; without one it is UTF-8 if it is valid as
 * such, and otherwise Windows-1252, which spreadsheets write in western Europe and America.
 *
 * @throws CsvError if it holds zero bytes, as pictures and spreadsheets' own formats do
 */
export async function decodeText(file: Blob, signal?: AbortSignal): Promise<DecodedText> {
  const marked = encodingOfMark(new Uint8Array(await file.slice(0, 3).arrayBuffer()));
  if (marked !== undefined) {
    return { text: await decode(file, marked, false, signal), encoding: marked };
  }
  try {
    return { text: await decode(file, 'utf-8', true, signal), encoding: 'utf-8' };
  } catch (error) {
    if (!(error instanceof TypeError)) {
      throw error;
    }
    return { text: await decode(file, 'windows-1252', false, signal), encoding: 'windows-1252' };
  }
}

function encodingOfMark(start: Uint8Array): Encoding | undefined {
  const [first, second, third] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return 'utf-8';
  }
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Strict decoding throws a TypeError at the first byte that does not fit. */
async function decode(
  file: Blob,
  encoding: Encoding,
  fatal: boolean,
  signal: AbortSignal | undefined,
): Promise<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  const parts: string[] = [];
  for (let at = 0; at < file.size; at += SLICE_BYTES) {
    signal?.throwIfAborted();
    const bytes = await file.slice(at, at + SLICE_BYTES).arrayBuffer();
    parts.push(decoder.decode(bytes, { stream: at + SLICE_BYTES < file.size }));
  }
  const text = parts.join('');
  if (text.includes('\0')) {
    throw new CsvError({ kind: 'binary' });
  }
  return text;
}
