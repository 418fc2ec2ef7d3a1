import type { CodeableConcept, Dosage, FhirResource, Medication } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { timingText, toDoseLines } from './dose-line.ts'
import { medicineLineText } from './medicine-line.ts'
import { toMedicineName } from './medicine-name.ts'
import { amount, routeText, spelledOut } from './medicine-words.ts'

const within: FhirResource = { resourceType: 'Basic', code: {} }
const nameOf = (concept: CodeableConcept) => toMedicineName(concept, undefined, within)
const lineOf = (concept: CodeableConcept, ...dosages: Dosage[]) =>
  medicineLineText({ name: nameOf(concept), doses: toDoseLines(dosages) })
const mg = (value: number) => ({ doseQuantity: { value, unit: 'mg' } })
const oral = { text: 'Oral' }
const timesADay = (frequency: number) => ({ repeat: { frequency, period: 1, periodUnit: 'd' as const } })

describe('the medication line (CUI MEDi)', () => {
  it('is the one of the standard', () => {
    const line = lineOf(
      { text: 'Paracetamol' },
      {
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'g' } }],
        route: oral,
        timing: timesADay(4),
        maxDosePerPeriod: { numerator: { value: 4, unit: 'g' }, denominator: { value: 24, code: 'h' } },
      },
    )
    expect(line).toBe('paracetamol – DOSE 1 g – oral – four times a day (max 4 g in 24 hours)')
  })
  it('has generic, BRAND, strength, form, DOSE, rate, duration, route, frequency in that order', () => {
    const line = lineOf(
      {
        coding: [
          { system: 'https://dmd.nhs.uk', code: '1', display: 'Goserelin 3.6mg implant pre-filled syringes' },
          {
            system: 'https://dmd.nhs.uk',
            code: '2',
            display: 'Zoladex 3.6mg implant SafeSystem (AstraZeneca UK Ltd)',
          },
        ],
      },
      {
        doseAndRate: [
          { doseQuantity: { value: 3.6, unit: 'mg' }, rateQuantity: { value: 20, unit: 'mL/h' } },
        ],
        timing: { repeat: { frequency: 1, period: 4, periodUnit: 'wk', duration: 30, durationUnit: 'min' } },
        route: { text: 'Subcutaneous route (qualifier value)' },
      },
    )
    expect(line).toBe(
      'goserelin – ZOLADEX – 3.6 mg – implant pre-filled syringes – (AstraZeneca UK Ltd) – DOSE 3.6 mg – 20 mL per hour – over 30 minutes – subcutaneous – every 4 weeks',
    )
  })
  it('says that no dose was recorded', () => {
    expect(lineOf({ text: 'Warfarin' })).toBe('warfarin – dose not recorded')
  })
  it('tells steps that follow one another from doses that go together', () => {
    const step = (sequence: number | undefined, value: number): Dosage => ({
      ...(sequence === undefined ? {} : { sequence }),
      doseAndRate: [mg(value)],
    })
    expect(lineOf({ text: 'Prednisolone' }, step(2, 20), step(1, 40))).toBe(
      'predniSOLONE – DOSE 40 mg – then – DOSE 20 mg',
    )
    expect(lineOf({ text: 'Ramipril' }, step(1, 5), step(1, 10))).toBe(
      'ramipril – DOSE 5 mg – and – DOSE 10 mg',
    )
    expect(lineOf({ text: 'Ramipril' }, step(undefined, 5), step(undefined, 10))).toContain(' – and – ')
  })
})

describe('the name of a product', () => {
  it.each([
    ['Amoxicillin 250mg capsules', 'amoxicillin – 250 mg – capsules'],
    ['Co-codamol 30mg/500mg tablets', 'co-codamol – 30 mg and 500 mg – tablets'],
    [
      'Methotrexate 10mg/0.2ml solution for injection pre-filled syringes',
      'methotrexate – 10 mg in 0.2 mL – solution for injection pre-filled syringes',
    ],
    ['Salbutamol 100micrograms/dose inhaler', 'salbutamol – 100 micrograms per dose – inhaler'],
    ['enoxaparin 40 mg in 0.4 mL pre-filled syringe', 'enoxaparin – 40 mg in 0.4 mL – pre-filled syringe'],
    ['Betamethasone valerate 0.1% cream', 'betamethasone valerate – 0.1% – cream'],
    ['Fentanyl 25micrograms/hour patch (product)', 'fentanyl – 25 micrograms per hour – patch'],
    ['Digoxin 0.125 MG Oral Tablet', 'digoxin – 125 micrograms – oral tablet'],
    ['heparin 25000 units/5ml vials', 'heparin – 25,000 units in 5 mL – vials'],
    ['Thiamine 100mg TAB', 'thiamine – 100 mg – tablets'],
    ['PACLitaxel 100 MG Injection', 'paclitaxel – 100 mg – injection'],
    ['NaCl 0.9%', 'NaCl – 0.9%'],
    ['duloxetine [Cymbalta]', 'duloxetine – CYMBALTA'],
    ['CefTAZidime 1g VIAL', 'cefTAZidime – 1 g – VIAL'],
    ['AMLODIPINE 5mg tablets', 'amLODIPine – 5 mg – tablets'],
  ])('%s is %s', (sent, shown) => expect(lineOf({ text: sent })).toBe(`${shown} – dose not recorded`))

  it('stays whole when it names two ingredients with an amount each', () => {
    const sent = 'Acetaminophen 300 MG / Hydrocodone Bitartrate 5 MG'
    expect(nameOf({ text: sent })).toMatchObject({ strength: undefined, form: undefined })
  })
  it('keeps the letters of what may be a brand, and the supplier', () => {
    const pulmicort = {
      system: 'https://dmd.nhs.uk',
      code: '1',
      display: 'Pulmicort 100 Turbohaler (AstraZeneca UK Ltd)',
    }
    expect(nameOf({ coding: [pulmicort] })).toMatchObject({
      generic: 'Pulmicort 100 Turbohaler',
      supplier: 'AstraZeneca UK Ltd',
      brand: undefined,
    })
  })
  it('shows what was sent when an amount in it is written in another unit', () => {
    expect(nameOf({ text: 'Digoxin 0.125mg tablets' }).asSent).toBe('Digoxin 0.125mg tablets')
    expect(nameOf({ text: 'Digoxin 125micrograms tablets' }).asSent).toBeUndefined()
  })
  it('does not write out an abbreviation, and prefers a name to one', () => {
    expect(nameOf({ text: 'MTX' })).toMatchObject({ generic: 'MTX', abbreviated: true })
    expect(nameOf({ text: 'ISMN', coding: [{ display: 'Isosorbide mononitrate' }] })).toMatchObject({
      generic: 'isosorbide mononitrate',
      abbreviated: false,
    })
  })
  it('comes from what it refers to, with its form and strength, or is made of the ingredients', () => {
    const medication = (parts: Partial<Medication>): [Medication] => [
      { resourceType: 'Medication', id: 'y', ...parts },
    ]
    const from = (parts: Partial<Medication>) =>
      toMedicineName(undefined, { reference: 'Medication/y' }, within, medication(parts))
    expect(
      from({
        code: { text: 'Timolol' },
        form: { text: 'Eye drops' },
        ingredient: [
          {
            itemCodeableConcept: { text: 'Timolol' },
            strength: { numerator: { value: 5, unit: 'mg' }, denominator: { value: 1, unit: 'mL' } },
          },
        ],
      }),
    ).toMatchObject({ generic: 'timolol', strength: '5 mg per mL', form: 'eye drops' })
    expect(
      from({
        ingredient: [
          { itemCodeableConcept: { text: 'Morphine' } },
          { itemCodeableConcept: { text: 'Cyclizine' } },
        ],
      }).generic,
    ).toBe('morphine + cyclizine')
  })
  it('is said to be missing rather than blank', () => {
    expect(nameOf({}).generic).toBe('Medicine not named')
    expect(toMedicineName(undefined, undefined, within).generic).toBe('Medicine not named')
    expect(nameOf({ coding: [{ code: '387517004' }] })).toMatchObject({
      generic: 'Code 387517004',
      coded: true,
    })
  })
})

describe('an amount', () => {
  it.each([
    [{ value: 500, unit: 'ug' }, '500 micrograms'],
    [{ value: 500, unit: 'mcg' }, '500 micrograms'],
    [{ value: 0.5, unit: 'mg' }, '500 micrograms'],
    [{ value: 0.07, unit: 'mg' }, '70 micrograms'],
    [{ value: 0.5, unit: 'g' }, '500 mg'],
    [{ value: 2.5, unit: 'mg' }, '2.5 mg'],
    [{ value: 5000, unit: 'U' }, '5,000 units'],
    [{ value: 1, unit: 'U' }, '1 unit'],
    [{ value: 10, code: '[iU]' }, '10 international units'],
    [{ value: 0.5, unit: 'ml' }, '0.5 mL'],
    [{ value: 100, unit: 'mg/mL' }, '100 mg per mL'],
    [{ value: 8, unit: 'ug/min' }, '8 micrograms per minute'],
    [{ value: 1, unit: 'tablet' }, '1 tablet'],
    [{ value: 2, unit: 'TAB' }, '2 tablets'],
    [{ value: 2, code: '{puff}' }, '2 puffs'],
    [{ value: 5, comparator: '<' as const, unit: 'mg' }, 'less than 5 mg'],
    [{ value: 2, code: '428673006' }, '2'],
    [{ value: 3 }, '3'],
    [{ value: 5.0, unit: 'milligram' }, '5 mg'],
  ])('%j is %s', (quantity, words) => expect(amount(quantity)).toBe(words))

  it('is nothing without a value', () => expect(amount({ unit: 'mg' })).toBeUndefined())
})

describe('a route', () => {
  it.each([
    ['PO', 'oral'],
    ['Oral Route (qualifier value)', 'oral'],
    ['OD', 'right eye'],
    ['Both eyes, entire', 'both eyes'],
    ['Left eye structure', 'left eye'],
    ['Code PO/NG', 'oral or nasogastric'],
    ['Code REPLACE', 'Code REPLACE'],
    ['IVPCA', 'IVPCA'],
  ])('%s is %s', (sent, words) => expect(routeText(sent)).toBe(words))
})

describe('how often', () => {
  it.each([
    [timesADay(4), 'four times a day'],
    [{ repeat: { frequency: 1, period: 8, periodUnit: 'h' as const } }, 'every 8 hours'],
    [{ repeat: { frequency: 1, period: 1, periodUnit: 'wk' as const } }, 'once a week'],
    [{ repeat: { frequency: 1, period: 1, periodUnit: 'h' as const } }, 'once an hour'],
    [
      { repeat: { frequency: 1, period: 1, periodUnit: 'd' as const, when: ['NIGHT' as const] } },
      'once a day at night',
    ],
    [
      { repeat: { frequency: 2, period: 1, periodUnit: 'd' as const, when: ['AC' as const], offset: 30 } },
      'twice a day 30 minutes before meals',
    ],
    [{ code: { coding: [{ code: 'BID' }] } }, 'twice a day'],
    [{ code: { coding: [{ code: 'Q6H:PRN' }] } }, 'every 6 hours when required'],
    [{ code: { coding: [{ code: 'Q 12H' }] } }, 'every 12 hours'],
    [{ code: { coding: [{ code: 'TITRATE TO RASS' }] } }, 'Code TITRATE TO RASS'],
    [{ code: { text: 'As directed' } }, 'As directed'],
    [{ code: { text: 'TDS' } }, 'three times a day'],
    [{ repeat: { count: 1 } }, 'once'],
    [{ repeat: { timeOfDay: ['08:00:00', '20:00:00'] } }, 'at 08:00, 20:00'],
  ])('%j is %s', (timing, words) => expect(timingText(timing)).toBe(words))

  it('is unknown when nothing is said', () => {
    expect(timingText(undefined)).toBeUndefined()
    expect(timingText({})).toBeUndefined()
  })
})

describe('the words of a prescriber', () => {
  it.each([
    ['500mg - three times a day', '500 mg - three times a day'],
    ['1 tab BD PRN', '1 tab twice a day when required'],
    ['50mcg mane', '50 micrograms in the morning'],
    ['10U nocte', '10 units at night'],
    ['1 drop OD', '1 drop OD'],
    ['0.5mg once', '500 micrograms once'],
    ['5.0 mg', '5 mg'],
    ['take at 12.30', 'take at 12.30'],
  ])('%s is spelt out as %s', (written, words) => expect(spelledOut(written)).toBe(words))

  const only = (dosage: Dosage) => toDoseLines([dosage])[0]
  it('stand alone when there is nothing else, and stay in sight as written when they are spelt out', () => {
    expect(only({ text: 'One drop at night' })).toMatchObject({
      dose: undefined,
      parts: ['One drop at night'],
      asWritten: undefined,
    })
    expect(only({ text: '1 BD' })).toMatchObject({
      parts: ['1 twice a day'],
      asWritten: '1 BD',
      whole: false,
    })
  })
  it('stay in sight when the coded parts do not say everything', () => {
    expect(only({ text: '1 g four times a day', doseAndRate: [mg(1000)] })).toMatchObject({
      dose: '1,000 mg',
      whole: false,
      asWritten: '1 g four times a day',
    })
  })
  it('include when it is required, the course, and what to tell the patient', () => {
    expect(
      only({
        asNeededCodeableConcept: { text: 'pain' },
        timing: {
          repeat: {
            frequency: 1,
            period: 4,
            periodUnit: 'h',
            boundsDuration: { value: 5, unit: 'day', code: 'd' },
          },
        },
        additionalInstruction: [{ text: 'With food' }],
        patientInstruction: 'Stop if sick',
      })?.parts,
    ).toEqual(['every 4 hours when required for pain', 'for 5 days', 'With food', 'Stop if sick'])
  })
})
