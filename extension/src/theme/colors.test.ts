import { describe, expect, test } from 'vitest';
import { type Colors, darkColors, lightColors } from './colors';

const texts = ['text', 'muted', 'accent', 'bad', 'warn', 'good'] as const;
const grounds = ['ground', 'raised', 'sunken'] as const;

describe.each([
  ['light', lightColors],
  ['dark', darkColors],
])('the %s theme', (_, colors: Colors) => {
  test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))('lets %s be read on %s', (text, ground) => {
    expect(contrast(colors[text], colors[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['onAccent', 'accent'],
    ['text', 'accentSoft'],
    ['muted', 'accentSoft'],
    ['text', 'warnSoft'],
    ['text', 'badSoft'],
    ['accent', 'badSoft'],
    ['ground', 'text'],
  ] as const)('lets %s be read on %s', (text, ground) => {
    expect(contrast(colors[text], colors[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(grounds)('shows the edge of what can be typed into, and bars, on %s', (ground) => {
    expect(contrast(colors.edge, colors[ground])).toBeGreaterThanOrEqual(3);
    expect(contrast(colors.opposite, colors[ground])).toBeGreaterThanOrEqual(3);
  });
});

/** WCAG 2.1, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = parseInt(color.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
