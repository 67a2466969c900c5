import type { TileContent, TileSetting } from '../../backend/Backend';
import type { Mapping } from '../../mapping/Mapping';
import { strings } from '../../strings';

const texts = strings.tile;

/** What somebody has set for a visualization. */
export interface TileSettings {
  /** Undefined: the model that fits the fields. */
  readonly model: string | undefined;
  readonly card: boolean;
  /** Columns by hand, which win over those guessed. */
  readonly mapping: Mapping;
}

export function tileSettings(models: readonly string[]): readonly TileSetting[] {
  return [
    { name: 'orchard_model', label: texts.model, choices: [{ value: '', label: texts.modelByFields }, ...models.map((name) => ({ value: name, label: name }))] },
    {
      name: 'orchard_show',
      label: texts.show,
      choices: [
        { value: 'rows', label: texts.showRows },
        { value: 'card', label: texts.showCard },
      ],
    },
    { name: 'orchard_mapping', label: texts.mapping },
  ];
}

export function readTileSettings({ settings }: Pick<TileContent, 'settings'>): TileSettings {
  const text = (name: string) => {
    const value = settings[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const model = text('orchard_model');
  return { model: model === '' ? undefined : model, card: text('orchard_show') === 'card', mapping: readPairs(text('orchard_mapping')) };
}

/** `age = leads.years, job = leads.occupation`; what is no pair is left out. */
function readPairs(text: string): Mapping {
  return Object.fromEntries(
    text.split(/[,;\n]/).flatMap((pair) => {
      const [feature = '', column = '', ...rest] = pair.split('=').map((part) => part.trim());
      return feature === '' || column === '' || rest.length > 0 ? [] : [[feature, { kind: 'column' as const, column }]];
    }),
  );
}
