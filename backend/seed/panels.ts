/** What the laboratory measures, with the codes, units and adult ranges of domain facts §6.1.3. */

export type Range = readonly [low: number | undefined, high: number | undefined]
export type Test = {
  name: string
  snomed?: string
  loinc: string
  unit: string
  ucum: string
  range: Range
  female?: Range
  /** Decimal places reported */
  places: number
  /** What illness does to it */
  ill: readonly [low: number, high: number]
}
export type Panel = { name: string; snomed?: string; tests: readonly Test[] }

export const panels = {
  fbc: {
    name: 'Full blood count',
    snomed: '26604007',
    tests: [
      {
        name: 'Haemoglobin',
        snomed: '1022431000000105',
        loinc: '718-7',
        unit: 'g/L',
        ucum: 'g/L',
        range: [130, 170],
        female: [120, 150],
        places: 0,
        ill: [82, 128],
      },
      {
        name: 'White cell count',
        snomed: '1022541000000102',
        loinc: '6690-2',
        unit: '10*9/L',
        ucum: '10*9/L',
        range: [4, 11],
        places: 1,
        ill: [11.4, 21],
      },
      {
        name: 'Platelets',
        snomed: '1022651000000100',
        loinc: '777-3',
        unit: '10*9/L',
        ucum: '10*9/L',
        range: [140, 400],
        places: 0,
        ill: [95, 460],
      },
      {
        name: 'Mean cell volume',
        snomed: '1022491000000106',
        loinc: '787-2',
        unit: 'fL',
        ucum: 'fL',
        range: [80, 100],
        places: 0,
        ill: [76, 103],
      },
      {
        name: 'Neutrophils',
        snomed: '1022551000000104',
        loinc: '751-8',
        unit: '10*9/L',
        ucum: '10*9/L',
        range: [2, 7],
        places: 1,
        ill: [7.4, 18],
      },
    ],
  },
  ue: {
    name: 'Urea and electrolytes',
    snomed: '252167001',
    tests: [
      {
        name: 'Sodium',
        snomed: '1000661000000107',
        loinc: '2951-2',
        unit: 'mmol/L',
        ucum: 'mmol/L',
        range: [133, 146],
        places: 0,
        ill: [126, 139],
      },
      {
        name: 'Potassium',
        snomed: '1000651000000109',
        loinc: '2823-3',
        unit: 'mmol/L',
        ucum: 'mmol/L',
        range: [3.5, 5.3],
        places: 1,
        ill: [3.1, 5.8],
      },
      {
        name: 'Urea',
        snomed: '1000951000000103',
        loinc: '22664-7',
        unit: 'mmol/L',
        ucum: 'mmol/L',
        range: [2.5, 7.8],
        places: 1,
        ill: [7.2, 19],
      },
      {
        name: 'Creatinine',
        snomed: '1000731000000107',
        loinc: '14682-9',
        unit: 'µmol/L',
        ucum: 'umol/L',
        range: [59, 104],
        female: [45, 84],
        places: 0,
        ill: [92, 240],
      },
      {
        name: 'eGFR',
        snomed: '1011481000000105',
        loinc: '62238-1',
        unit: 'mL/min/1.73 m²',
        ucum: 'mL/min/{1.73_m2}',
        range: [90, undefined],
        places: 0,
        ill: [22, 66],
      },
    ],
  },
  crp: {
    name: 'C-reactive protein',
    snomed: '135842001',
    tests: [
      {
        name: 'C-reactive protein',
        snomed: '1001371000000100',
        loinc: '1988-5',
        unit: 'mg/L',
        ucum: 'mg/L',
        range: [0, 5],
        places: 0,
        ill: [12, 280],
      },
    ],
  },
  lft: {
    name: 'Liver function tests',
    snomed: '26958001',
    tests: [
      {
        name: 'Bilirubin',
        snomed: '997591000000109',
        loinc: '14631-6',
        unit: 'µmol/L',
        ucum: 'umol/L',
        range: [undefined, 21],
        places: 0,
        ill: [18, 62],
      },
      {
        name: 'ALT',
        snomed: '1018251000000107',
        loinc: '1742-6',
        unit: 'U/L',
        ucum: 'U/L',
        range: [undefined, 40],
        places: 0,
        ill: [30, 180],
      },
      {
        name: 'ALP',
        snomed: '1000621000000104',
        loinc: '6768-6',
        unit: 'U/L',
        ucum: 'U/L',
        range: [30, 130],
        places: 0,
        ill: [110, 310],
      },
      {
        name: 'Albumin',
        snomed: '1000821000000103',
        loinc: '1751-7',
        unit: 'g/L',
        ucum: 'g/L',
        range: [35, 50],
        places: 0,
        ill: [22, 36],
      },
    ],
  },
  troponin: {
    name: 'High-sensitivity troponin T',
    tests: [
      {
        name: 'Troponin T (high sensitivity)',
        loinc: '67151-1',
        unit: 'ng/L',
        ucum: 'ng/L',
        range: [undefined, 14],
        places: 0,
        ill: [38, 900],
      },
    ],
  },
  hba1c: {
    name: 'HbA1c',
    snomed: '43396009',
    tests: [
      {
        name: 'HbA1c (IFCC)',
        snomed: '999791000000106',
        loinc: '59261-8',
        unit: 'mmol/mol',
        ucum: 'mmol/mol',
        range: [undefined, 42],
        places: 0,
        ill: [48, 96],
      },
    ],
  },
} as const satisfies Record<string, Panel>
