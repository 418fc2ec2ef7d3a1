/** The allergy section of the banner: one of four titles (PAB-0064), each a different clinical fact. */
export type BannerAllergies = {
  title: 'Known allergies' | 'No known allergies' | 'Allergies not recorded' | 'Allergies unavailable'
  /** After the title: "(drugs only)" */
  limit?: string
  /** What has to be read with it: a conflict, something withheld, an answer that is getting old */
  warning?: string
  entries: { id: string; words: string; updated: string }[]
}

/** A part of the banner that has its own answer from the record; `undefined` while that is awaited. */
export type BannerPart<T> = { known: T } | { unavailable: true } | undefined
