import { connectExtensionHost, type ExtensionHostApi, type RawVisualizationData, type TileHostData } from '@looker/extension-sdk';
import { strings } from '../../strings';
import type { Backend } from '../Backend';
import { dashboardOf } from './Dashboard';
import { LookerBackend } from './LookerBackend';
import { LookerRoutes } from './LookerRoutes';
import { LookerTile } from './LookerTile';

/** Waits for Looker's handshake, for 30 seconds at most. */
export async function connectLooker(): Promise<Backend> {
  // The dashboard may push before there is a tile to tell.
  const early: ((tile: LookerTile) => void)[] = [];
  let tell = (push: (tile: LookerTile) => void): void => void early.push(push);
  let goTo: (route: string) => void = () => undefined;
  const host = (await connectExtensionHost({
    chattyTimeout: -1, // ours are longer: see hostCall
    hostChangedRoute: (route: string) => {
      goTo(route);
    },
    tileHostDataChangedCallback: (data: Partial<TileHostData>) => {
      tell((tile) => {
        tile.hostData(data);
      });
    },
    visualizationDataReceivedCallback: (data: RawVisualizationData) => {
      tell((tile) => {
        tile.visualizationData(data);
      });
    },
  })) as ExtensionHostApi;
  const routes = new LookerRoutes(host.lookerHostData?.route ?? '/', (route) => {
    host.clientRouteChanged(route);
  });
  goTo = (route) => {
    routes.hostChanged(route);
  };
  return new LookerBackend(host, routes, (queries) => {
    const isVisualization = host.lookerHostData?.mountPoint === 'dashboard-visualization';
    const tile = new LookerTile(isVisualization ? undefined : queries, dashboardOf(host, isVisualization, strings.shell.name));
    tell = (push) => {
      push(tile);
    };
    early.forEach(tell);
    return tile;
  });
}
