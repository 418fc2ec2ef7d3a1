/** The number somebody typed, or in words why it is not one. A comma is never read as a decimal point (hazard H8). */
export function writtenNumber(text: string, decimals: 0 | 1): number | string {
  const trimmed = text.trim()
  if (trimmed.includes(',')) return 'Use a point, not a comma: 36.8'
  if (decimals === 0) {
    return /^\d{1,3}$/.test(trimmed) ? Number(trimmed) : 'Enter a whole number, in digits'
  }
  if (/^\d{1,3}\.\d{2,}$/.test(trimmed)) return 'Enter one figure after the point: 36.8'
  return /^\d{1,3}(\.\d)?$/.test(trimmed) ? Number(trimmed) : 'Enter a number: 36.8'
}
