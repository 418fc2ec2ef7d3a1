/** Patients with the same or a similar surname on one ward carry an alert on every list (domain facts §5.5). */

/** Letters only, without accents or case: O'Neill, O’Neill and ONEILL are one name. */
const plain = (surname: string) =>
  surname
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLocaleLowerCase('en-GB')

/** The same, or one slip of the pen apart in names long enough for that to be a slip: Smith and Smyth, Patel and Patal. */
export function isSimilar(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  if (!a || !b) return false
  if (a === b) return true
  return Math.min(a.length, b.length) >= 4 && a[0] === b[0] && isOneSlip(a, b)
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.length === restB.length) {
    if (restA.slice(1) === restB.slice(1)) return true
    return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  }
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA
}

/** The ids of those whose surname another on the list shares or nearly shares. */
export function alikeNames(people: readonly { id: string; surname: string }[]): Set<string> {
  const alike = new Set<string>()
  for (const [index, one] of people.entries()) {
    for (const other of people.slice(index + 1)) {
      if (one.id === other.id || !isSimilar(one.surname, other.surname)) continue
      alike.add(one.id)
      alike.add(other.id)
    }
  }
  return alike
}
