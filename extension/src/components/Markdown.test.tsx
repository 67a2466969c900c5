import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Markdown } from './Markdown';

describe('Markdown', () => {
  it('shows headings, lists, tables and code', () => {
    render(<Markdown text={'# leads 2026\n\n- Query: `select 1`\n\n| metric | value |\n|---|---|\n| mae | **2** |\n'} />);

    expect(screen.getByRole('heading', { name: 'leads 2026' })).toBeVisible();
    expect(screen.getByText('select 1')).toContainHTML('<code>select 1</code>');
    expect(screen.getByRole('cell', { name: '2' })).toBeVisible();
  });

  it('shows raw HTML as text and makes no element of it', () => {
    const { container } = render(<Markdown text={'<script>alert(1)</script>\n\nHello <img src=x onerror=alert(1)> there'} />);

    expect(container.querySelector('script, img')).toBeNull();
    expect(container).toHaveTextContent('<img src=x onerror=alert(1)>');
  });

  it('makes links of web addresses only', () => {
    render(<Markdown text={'[a](javascript:alert(1)) [b](https://example.org) [c](data:text/html,x)'} />);

    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(screen.getByRole('link')).toHaveAttribute('href', 'https://example.org');
  });

  it('takes a backslash away that only kept a sign from meaning something', () => {
    render(<Markdown text={'5 \\* 3 \\| 2'} />);

    expect(screen.getByText('5 * 3 | 2')).toBeVisible();
  });
});
