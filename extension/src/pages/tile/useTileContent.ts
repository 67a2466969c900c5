import { useEffect, useState } from 'react';
import type { Tile, TileContent } from '../../backend/Backend';

/** What the dashboard last told; undefined before it has told anything. */
export function useTileContent(tile: Tile): TileContent | undefined {
  const [content, setContent] = useState<TileContent>();
  useEffect(() => tile.subscribe(setContent), [tile]);
  return content;
}
