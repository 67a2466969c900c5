import { describe, expect, it } from 'vitest';
import { featureValue } from './featureValue';

describe('a cell as the value of a feature', () => {
  it('is a number where a text is one, and missing where a program says so', () => {
    const number = { type: 'number' } as const;
    expect(featureValue(number, ' -1.5e3 ')).toBe(-1500);
    expect(featureValue(number, 7)).toBe(7);
    for (const missing of [null, '', '  ', 'NA', 'NaN', 'null', Number.NaN]) {
      expect(featureValue(number, missing)).toBeNull();
    }
  });

  it('is passed on as it is where it is no number, so that the function says what it expected', () => {
    expect(featureValue({ type: 'number' }, 'tall')).toBe('tall');
    expect(featureValue({ type: 'number' }, '1,234')).toBe('1,234');
    expect(featureValue({ type: 'number' }, '0x10')).toBe('0x10');
    expect(featureValue({ type: 'number' }, '1e999')).toBe('1e999');
  });

  it('is true or false for the words of Looker and of tables', () => {
    expect(featureValue({ type: 'boolean' }, 'Yes')).toBe(true);
    expect(featureValue({ type: 'boolean' }, 'f')).toBe(false);
    expect(featureValue({ type: 'boolean' }, 0)).toBe(false);
    expect(featureValue({ type: 'boolean' }, 'maybe')).toBe('maybe');
  });

  it('is the word that training has seen, where just one can be meant', () => {
    const seen = (...values: string[]) => ({ type: 'category' as const, values });
    expect(featureValue(seen('yes', 'no'), 'Yes')).toBe('yes');
    expect(featureValue(seen('true', 'false'), 'No')).toBe('false');
    expect(featureValue(seen('Yes', 'yes'), 'YES')).toBe('YES');
    expect(featureValue(seen('yes', 'no'), 'unknown')).toBe('unknown');
    expect(featureValue(seen(), 'NA')).toBe('NA');
    expect(featureValue(seen('3'), 3)).toBe('3');
  });
});
