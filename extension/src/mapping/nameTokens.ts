/**
 * The words of a name without case, accents and signs: `leads.daysSinceCreation`, `Days Since Creation` and
 * `DAYS_SINCE-creation` share days, since and creation. A number is a word by itself.
 */
export function nameTokens(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .match(/\p{L}+|\p{N}+/gu) ?? []
  );
}

/** The words in one, so that `lead_source` and `LeadSource` are the same. */
export function joinedName(name: string): string {
  return nameTokens(name).join('');
}
