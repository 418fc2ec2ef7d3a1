/** What a letter’s id in the address holds: its own, then the signed letter it replaces or the appointment it is about. */
export function workParts(id: string): { entryId: string; replaces: string; appointmentId: string } {
  const [entryId = '', what = '', of = ''] = id.split('~')
  return { entryId, replaces: what === 'replaces' ? of : '', appointmentId: what === 'for' ? of : '' }
}

export const replacing = (entryId: string, letterId: string) => `${entryId}~replaces~${letterId}`
export const writtenFor = (entryId: string, appointmentId: string) => `${entryId}~for~${appointmentId}`
