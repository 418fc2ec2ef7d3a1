/**
 * A donation number of ISBT 128: thirteen characters (where it was given, the year, its number there) and a check character by
 * ISO 7064 modulus 37,2 (UK blood transfusion guidelines, Red Book annex 2). Scanned it begins with `=` and ends in two flags.
 */
const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'
const shape = /^[A-NP-Z1-9][A-Z0-9]{4}\d{8}$/

export function checkOf(number: string): string {
  const sum = Array.from(number).reduce((total, one) => ((total + characters.indexOf(one)) * 2) % 37, 0)
  return characters[(38 - sum) % 37] ?? ''
}

export type Donation = { number: string } | { problem: string }

export function readDonation(typed: string): Donation {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase()
  if (plain.startsWith('=')) {
    const number = plain.slice(1, 14)
    return plain.length === 16 && shape.test(number)
      ? { number }
      : { problem: 'Not the barcode of a donation number' }
  }
  const [number, check] = [plain.slice(0, 13), plain.slice(13)]
  if (!shape.test(number))
    return { problem: 'Thirteen characters and the check character: G1234 98 654321 H' }
  if (check.length !== 1) return { problem: 'Type the check character in its box too' }
  return check === checkOf(number)
    ? { number }
    : { problem: 'The check character does not fit: read the number again' }
}

/** `G1234 98 654321 H`, as it stands on the bag */
export const donationWords = (number: string) =>
  shape.test(number)
    ? `${number.slice(0, 5)} ${number.slice(5, 7)} ${number.slice(7)} ${checkOf(number)}`
    : number
