/** What a letter’s id in the address holds: its own, and the signed letter it replaces. */
export function workParts(id: string): { entryId: string; replaces: string } {
  const [entryId = '', what = '', of = ''] = id.split('~')
  return { entryId, replaces: what === 'replaces' ? of : '' }
}

export const replacing = (entryId: string, letterId: string) => `${entryId}~replaces~${letterId}`
