import { ComponentsProvider } from '@looker/components';
import type { ReactNode } from 'react';
import { darkColors, lightColors } from './colors';
import { GlobalStyle } from './GlobalStyle';
import { useMedia } from './useMedia';

/** Light or dark as the reader's system says; colours reach our own components as CSS variables such as `--accent`. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const colors = useMedia('(prefers-color-scheme: dark)') ? darkColors : lightColors;
  return (
    <ComponentsProvider
      loadGoogleFonts={false}
      themeCustomizations={{
        colors: { background: colors.ground, text: colors.text, key: colors.accent, critical: colors.bad, warn: colors.warn, positive: colors.good, link: colors.accent },
        fontFamilies: { body: fonts, brand: fonts, code: 'ui-monospace, monospace' },
      }}
    >
      <GlobalStyle colors={colors} />
      {children}
    </ComponentsProvider>
  );
}

const fonts = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
