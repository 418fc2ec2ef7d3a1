/**
 * What sends a patient back at once after an injection: endophthalmitis first (domain facts §6.3.3). In plain words
 * (reading age about 9, domain facts §8.3), to be read out and printed.
 */
export const redFlags = [
  'Some redness, grit and small floating spots are usual on the first day.',
  'Come back the same day, also at night or at a weekend, if your eye hurts more and more.',
  'Come back the same day if your sight gets worse, or mist, many new spots, flashes or a dark curtain come.',
  'Come back the same day if the eye becomes very red, light hurts it, or it is sticky.',
  'Do not wait for your next visit: an infection inside the eye can take the sight within hours.',
] as const
