/**
 * Names that tell the columns of a header apart: trimmed, a number for one without a name, and a count
 * behind the second and further ones of a name.
 */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((field, index) => {
    const wanted = field.trim() === '' ? `column ${String(index + 1)}` : field.trim();
    let name = wanted;
    for (let count = 2; taken.has(name); count++) {
      name = `${wanted} (${String(count)})`;
    }
    taken.add(name);
    return name;
  });
}
