import type { components } from '../api/schema';

/** A feature of a version, as info describes it. */
export type Feature = components['schemas']['FeatureDescription'];
