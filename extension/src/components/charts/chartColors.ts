/** Series told apart by lightness too, so that they can be told apart without colour. */
export const seriesColors = ['var(--accent)', 'var(--opposite)', 'var(--edge)', 'var(--warn)', 'var(--text)'] as const;

export const axisStyle = { fontSize: 12, fill: 'var(--muted)' } as const;
