import type { ChartChoice, PewsBand } from './chart-for.ts'

export const pewsBandWords: Record<PewsBand, string> = {
  '0-11m': '0 to 11 months',
  '1-4y': '1 to 4 years',
  '5-12y': '5 to 12 years',
  '13+y': '13 years and over',
}

/** Which chart, in words for the top of a chart or a form. */
export function chartWords({ chart, band, newborn }: ChartChoice): string {
  if (newborn)
    return 'Newborn in maternity care: NEWTT2 (BAPM 2023) is the chart to use, and it is not loaded here. Readings are kept without a score: score them on the paper chart.'
  switch (chart) {
    case 'NEWS2':
      return 'NEWS2 chart: 16 years and over, not pregnant.'
    case 'PEWS':
      return band
        ? `Under 16: national PEWS, chart for ${pewsBandWords[band]}.`
        : 'Under 16: national PEWS. The date of birth is not exact enough to choose the chart of the age: readings are kept without a score.'
    case 'maternity':
      return 'Pregnant or in maternity care: maternity early-warning chart. NEWS2 does not apply.'
  }
}
