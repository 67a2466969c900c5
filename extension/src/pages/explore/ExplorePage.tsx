import { Page } from '../../components/Page';
import { strings } from '../../strings';

export function ExplorePage() {
  return <Page title={strings.explore.title} />;
}
