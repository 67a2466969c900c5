/** Scoped user attributes: Looker's admin sees them with project and application in front. */
export const addressAttribute = 'orchard_url';
/** Hidden: only its tag is known here. */
export const keyAttribute = 'orchard_key';

/** @param extensionId `project::application` */
export function scopedAttribute(extensionId: string, name: string): string {
  return `${extensionId.replace(/::|-/g, '_')}_${name}`;
}
