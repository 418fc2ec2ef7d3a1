import { nhsDigits } from '#lib/nhs-number.ts'

/**
 * What the barcode of a band holds: application identifier 8018, then the Global Service Relation Number: the company
 * prefix of seven figures, the NHS number, a check digit (DCB1077; domain facts §5.5).
 */
export function gsrnElement(companyPrefix: string, nhsNumber: string): string | undefined {
  const number = `${companyPrefix}${nhsDigits(nhsNumber)}`
  return /^\d{17}$/.test(number) ? `8018${number}${checkDigit(number)}` : undefined
}

/** GS1 General Specifications §7.9: from the right, weights 3 and 1 in turn. */
function checkDigit(digits: string): number {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}
