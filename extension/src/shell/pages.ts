import { type ComponentType, lazy } from 'react';
import { strings } from '../strings';

interface ShellPage {
  readonly path: string;
  readonly title: string;
  readonly Component: ComponentType;
}

/** In the order of the navigation; the first is shown first. */
export const pages: readonly ShellPage[] = [
  {
    path: '/predict',
    title: strings.predict.title,
    Component: lazy(() => import('../pages/predict/PredictPage').then(({ PredictPage }) => ({ default: PredictPage }))),
  },
  {
    path: '/explore',
    title: strings.explore.title,
    Component: lazy(() => import('../pages/explore/ExplorePage').then(({ ExplorePage }) => ({ default: ExplorePage }))),
  },
  {
    path: '/models',
    title: strings.models.title,
    Component: lazy(() => import('../pages/models/ModelsPage').then(({ ModelsPage }) => ({ default: ModelsPage }))),
  },
  {
    path: '/performance',
    title: strings.performance.title,
    Component: lazy(() => import('../pages/performance/PerformancePage').then(({ PerformancePage }) => ({ default: PerformancePage }))),
  },
  {
    path: '/setup',
    title: strings.setup.title,
    Component: lazy(() => import('../pages/setup/SetupPage').then(({ SetupPage }) => ({ default: SetupPage }))),
  },
];
