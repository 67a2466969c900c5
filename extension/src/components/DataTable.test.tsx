import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type Column, DataTable } from './DataTable';

interface Fruit {
  readonly name: string;
  readonly weight: number | null;
}

const columns: readonly Column<Fruit>[] = [
  { key: 'name', title: 'Name', value: ({ name }) => name },
  { key: 'weight', title: 'Weight', align: 'end', value: ({ weight }) => weight },
];

function show(rows: readonly Fruit[]) {
  render(<DataTable label="Fruit" columns={columns} rows={rows} rowKey={({ name }) => name} />);
}

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);

test('sorts numbers by size, the largest first, and what is missing last either way', async () => {
  show([
    { name: 'plum', weight: 9 },
    { name: 'none', weight: null },
    { name: 'pear', weight: 10 },
  ]);
  const heading = screen.getByRole('button', { name: /Weight/ });
  await userEvent.click(heading);
  expect(names()).toEqual(['pear', 'plum', 'none']);
  await userEvent.click(heading);
  expect(names()).toEqual(['plum', 'pear', 'none']);
  expect(screen.getByRole('columnheader', { name: /Weight/ })).toHaveAttribute('aria-sort', 'ascending');
});

test('keeps in the document only what can be seen, and tells how many rows there are', () => {
  show(Array.from({ length: 10_000 }, (_, index) => ({ name: `fruit ${String(index)}`, weight: index })));
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
  expect(screen.getAllByRole('row').length).toBeLessThan(100);
});

test('draws a row once, however often the page around it changes', () => {
  const drawn: string[] = [];
  const watched: readonly Column<Fruit>[] = [
    {
      key: 'name',
      title: 'Name',
      value: ({ name }) => name,
      render: ({ name }) => {
        drawn.push(name);
        return name;
      },
    },
  ];
  const rows = [{ name: 'plum', weight: 9 }, { name: 'pear', weight: 10 }];
  const table = (maxHeight: number) => <DataTable label="Fruit" columns={watched} rows={rows} rowKey={({ name }) => name} maxHeight={maxHeight} />;
  const { rerender } = render(table(480));
  rerender(table(400));
  expect(drawn).toEqual(['plum', 'pear']);
});
