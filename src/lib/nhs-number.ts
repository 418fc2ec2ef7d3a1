/** NHS number: ten digits, shown 3-3-4, last digit a modulus-11 check (NHS Data Dictionary; CUI NUM-0001..0018). */

export const nhsDigits = (text: string) => text.replace(/[\s-]/g, '')

/** True when the ten digits carry the right check digit; spaces and hyphens are allowed. */
export function isValidNhsNumber(text: string): boolean {
  const digits = nhsDigits(text)
  if (!/^\d{10}$/.test(digits)) return false
  const sum = digits
    .slice(0, 9)
    .split('')
    .reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = 11 - (sum % 11)
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9])
}

/** `9434765919` as `943 476 5919`; anything that is not ten digits is returned as it came. */
export const formatNhsNumber = (text: string) => {
  const parts = /^(\d{3})(\d{3})(\d{4})$/.exec(nhsDigits(text))
  return parts ? parts.slice(1).join(' ') : text
}

/** What is typed of one so far, 3-3-4; anything else as it is. */
export const groupedNhsNumber = (typed: string): string =>
  /^[\d\s-]*$/.test(typed) && nhsDigits(typed).length <= 10
    ? nhsDigits(typed)
        .replace(/^(\d{3})(?=\d)/, '$1 ')
        .replace(/^(\d{3} \d{3})(?=\d)/, '$1 ')
    : typed
