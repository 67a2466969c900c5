import { strings } from '../../strings';

/** All that a dashboard tile or visualization shows. */
export function TilePage() {
  return <h1>{strings.tile.title}</h1>;
}
