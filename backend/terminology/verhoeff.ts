// The check digit of SNOMED CT identifiers (Verhoeff 1969; SNOMED CT release file specification, SCTID).
const product = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** True for a SNOMED CT concept identifier whose check digit fits: six to eighteen digits, partition 00 or 10. */
export function isConceptId(code: string): boolean {
  if (!/^[1-9]\d{2,14}[01]0\d$/.test(code)) return false
  let check = 0
  for (const [index, digit] of code.split('').toReversed().entries()) {
    const permuted = permutation[index % 8]?.charAt(Number(digit)) ?? ''
    check = Number(product[check]?.charAt(Number(permuted)))
  }
  return check === 0
}
