import { Page } from '../../components/Page';
import { strings } from '../../strings';

export function PerformancePage() {
  return <Page title={strings.performance.title} />;
}
