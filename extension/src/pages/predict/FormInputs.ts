import type { FeatureValue, FormFeature } from './formFeatures';
import type { Mistake } from './mistakes';

/** The features as they are sent, or what is wrong with what was typed, by feature. */
export type Read = { readonly values: Readonly<Record<string, FeatureValue>> } | { readonly mistakes: ReadonlyMap<string, Mistake> };

/**
 * What was typed, by feature; an empty text is nothing. Each field listens for its own feature alone, so that typing into
 * one of sixty redraws one.
 */
export class FormInputs {
  private readonly texts = new Map<string, string>();
  private readonly mistakes = new Map<string, string>();
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(readonly features: readonly FormFeature[]) {}

  text(name: string): string {
    return this.texts.get(name) ?? '';
  }

  mistake(name: string): string | undefined {
    return this.mistakes.get(name);
  }

  /** Sets one text, takes its mistake away, and tells the field and those who listen to all. */
  set(name: string, text: string): void {
    if (this.text(name) === text) {
      return;
    }
    this.texts.set(name, text);
    this.mistakes.delete(name);
    this.tell(name);
    this.tell(any);
  }

  setAll(values: Iterable<readonly [string, FeatureValue | undefined]>): void {
    const known = new Set(this.features.map(({ name }) => name));
    for (const [name, value] of values) {
      if (known.has(name)) {
        this.texts.set(name, textOf(value));
        this.mistakes.delete(name);
        this.tell(name);
      }
    }
    this.tell(any);
  }

  /** Replaces all mistakes: those of fields typed into since are no longer told. */
  setMistakes(mistakes: ReadonlyMap<string, string>): void {
    const changed = new Set([...this.mistakes.keys(), ...mistakes.keys()]);
    this.mistakes.clear();
    mistakes.forEach((mistake, name) => this.mistakes.set(name, mistake));
    changed.forEach((name) => {
      this.tell(name);
    });
  }

  /** Listens for one feature, or for all of them without a name; gives back what ends that. */
  subscribe(listener: () => void, name: string = any): () => void {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  isEmpty(): boolean {
    return [...this.texts.values()].every((text) => text.trim() === '');
  }

  /** As they are sent: numbers as numbers, nothing where the model allows it. */
  read(): Read {
    const values: Record<string, FeatureValue> = {};
    const mistakes = new Map<string, Mistake>();
    for (const feature of this.features) {
      const text = this.text(feature.name).trim();
      if (text === '') {
        if (feature.required) {
          mistakes.set(feature.name, 'required');
        } else if (feature.default === undefined) {
          values[feature.name] = null;
        }
      } else if (feature.type === 'number') {
        const number = Number(text.replace(',', '.'));
        if (Number.isFinite(number)) {
          values[feature.name] = number;
        } else {
          mistakes.set(feature.name, 'number');
        }
      } else {
        values[feature.name] = feature.type === 'boolean' ? text === 'true' : text;
      }
    }
    return mistakes.size > 0 ? { mistakes } : { values };
  }

  /** What was typed, for the store. */
  snapshot(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.texts].filter(([, text]) => text !== ''));
  }

  private tell(name: string): void {
    this.listeners.get(name)?.forEach((listener) => {
      listener();
    });
  }
}

/** No feature's name: names are not empty. */
const any = '';

function textOf(value: FeatureValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
