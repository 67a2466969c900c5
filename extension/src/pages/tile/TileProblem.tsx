import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Tile } from '../../backend/Backend';
import { Notice } from '../../components/Notice';
import { strings } from '../../strings';

/** Why there are no predictions, here and in Looker's own place for it, until it is over. */
export function TileProblem({ tile, title, detail }: { readonly tile: Tile; readonly title: string; readonly detail?: string }) {
  useEffect(() => {
    const message = detail === undefined ? title : `${title} ${detail}`;
    tile.showProblem(message);
    tile.rendered(message);
    return () => {
      tile.showProblem(undefined);
    };
  }, [tile, title, detail]);
  return (
    <Notice tone="warn" title={title} actions={<Link to="/setup">{strings.states.openSetup}</Link>}>
      {detail === undefined ? null : <p>{detail}</p>}
    </Notice>
  );
}
