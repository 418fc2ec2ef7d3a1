/**
 * What the laboratory of the demonstration measures in which unit, what is usual, and what is telephoned, by LOINC. Ranges of
 * domain facts §6.1.3; limits commonly telephoned (RCPath guidance) of §6.1.4, to be confirmed by each laboratory: data of the catalogue.
 */
type Limits = {
  unit: string
  ucum: string
  usual?: readonly [low: number | undefined, high: number | undefined]
  female?: readonly [low: number | undefined, high: number | undefined]
  /** Up to the first, or from the second on, it is telephoned */
  critical?: readonly [upTo: number | undefined, from: number | undefined]
}

const of = (unit: string, rest: Omit<Limits, 'unit' | 'ucum'> = {}, ucum = unit): Limits => ({
  unit,
  ucum,
  ...rest,
})
const cells = '10*9/L'
const no = undefined

export const limitsByLoinc: Readonly<Record<string, Limits>> = {
  '718-7': of('g/L', { usual: [130, 170], female: [120, 150], critical: [69, no] }),
  '6690-2': of(cells, { usual: [4, 11] }),
  '777-3': of(cells, { usual: [140, 400], critical: [29, no] }),
  '787-2': of('fL', { usual: [80, 100] }),
  '751-8': of(cells, { usual: [2, 7], critical: [0.4, no] }),
  '2951-2': of('mmol/L', { usual: [133, 146], critical: [120, 155] }),
  '2823-3': of('mmol/L', { usual: [3.5, 5.3], critical: [2.5, 6.5] }),
  '22664-7': of('mmol/L', { usual: [2.5, 7.8], critical: [no, 30] }),
  '14682-9': of('µmol/L', { usual: [59, 104], female: [45, 84], critical: [no, 354] }, 'umol/L'),
  '62238-1': of('mL/min/1.73 m²', { usual: [90, no] }, 'mL/min/{1.73_m2}'),
  '1988-5': of('mg/L', { usual: [0, 5], critical: [no, 300] }),
  '14631-6': of('µmol/L', { usual: [no, 21] }, 'umol/L'),
  '1742-6': of('U/L', { usual: [no, 40] }),
  '6768-6': of('U/L', { usual: [30, 130] }),
  '1751-7': of('g/L', { usual: [35, 50] }),
  '67151-1': of('ng/L', { usual: [no, 14] }),
  '59261-8': of('mmol/mol', { usual: [no, 42] }),
  '29265-6': of('mmol/L', { usual: [2.2, 2.6], critical: [1.8, 3.5] }),
  '14879-1': of('mmol/L', { usual: [0.8, 1.5], critical: [0.3, no] }),
  '2601-3': of('mmol/L', { usual: [0.7, 1], critical: [0.4, no] }),
  '48065-7': of('ng/mL FEU', { usual: [no, 500] }, 'ng/mL{FEU}'),
  '6301-6': of('ratio', { usual: [0.9, 1.2], critical: [no, 6.6] }, '{INR}'),
  '14979-9': of('s', { usual: [25, 37] }),
  '3255-7': of('g/L', { usual: [1.5, 4], critical: [1.4, no] }),
  '14749-6': of('mmol/L', { usual: [4, 6], critical: [2.5, 25] }),
  '14647-2': of('mmol/L'),
  '14646-4': of('mmol/L'),
  '3016-3': of('mU/L', { usual: [0.3, 4.5] }, 'm[IU]/L'),
  '14920-3': of('pmol/L', { usual: [10, 22] }),
  '2276-4': of('µg/L', { usual: [30, 400], female: [15, 150] }, 'ug/L'),
  '2857-1': of('µg/L', { usual: [0, 4] }, 'ug/L'),
  '2524-7': of('mmol/L', { usual: [0.5, 2], critical: [no, 4.1] }),
  '2744-1': of('pH', { usual: [7.35, 7.45], critical: [7.19, no] }, '[pH]'),
  '2019-8': of('kPa', { usual: [4.7, 6] }),
  '2703-7': of('kPa', { usual: [10.6, 13.3] }),
}
