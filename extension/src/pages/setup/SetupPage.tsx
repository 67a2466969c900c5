import { Page } from '../../components/Page';
import { strings } from '../../strings';

export function SetupPage() {
  return <Page title={strings.setup.title} />;
}
