import { Page } from '../../components/Page';
import { strings } from '../../strings';

export function PredictPage() {
  return <Page title={strings.predict.title} />;
}
