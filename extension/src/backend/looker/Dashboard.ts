import type { ExtensionHostApi, VisOptions } from '@looker/extension-sdk';
import type { TileSetting } from '../Backend';

/** What a tile may ask of the dashboard around it. */
export interface Dashboard {
  rendered(failure?: string): void;
  showProblem(message: string | undefined): void;
  offerSettings(settings: readonly TileSetting[]): void;
}

/** Of the errors that Looker shows above tiles, those of ours. */
const group = 'orchard';

/** Problems go to Looker's error area; settings are a visualization's alone. */
export function dashboardOf(host: ExtensionHostApi, isVisualization: boolean, title: string): Dashboard {
  return {
    rendered: (failure) => {
      host.rendered(failure);
    },
    showProblem: (message) => {
      host.tileSDK.clearErrors(group);
      if (message !== undefined) {
        host.tileSDK.addErrors({ title, message, group });
      }
    },
    offerSettings: (settings) => {
      if (isVisualization) {
        host.visualizationSDK.configureVisualization(optionsOf(settings));
      }
    },
  };
}

function optionsOf(settings: readonly TileSetting[]): VisOptions {
  return Object.fromEntries(
    settings.map(({ name, label, choices }, order) => [
      name,
      choices === undefined
        ? { type: 'string', label, section: 'Orchard', order }
        : { type: 'string', display: 'select', label, section: 'Orchard', order, default: '', values: choices.map((choice) => ({ [choice.label]: choice.value })) },
    ]),
  );
}
