/** The work of amending one signed examination, by one person: found again on any machine. */
export const amendingId = (compositionId: string, userId: string) => `amends-${compositionId}-${userId}`

export const amendedIn = (entryId: string): string | undefined => /^amends-(.+)-\d+$/.exec(entryId)?.[1]
