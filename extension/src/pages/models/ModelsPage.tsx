import { Page } from '../../components/Page';
import { strings } from '../../strings';

export function ModelsPage() {
  return <Page title={strings.models.title} />;
}
