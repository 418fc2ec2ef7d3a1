import type { ObservationComponent } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { agreed, estimate, notFuture } from '#departments/maternity/antenatal/estimating.ts'
import { presentationCoding } from '#departments/maternity/antenatal/contacting.ts'
import { codes, scanCodes } from '#departments/maternity/pregnancy/codes.ts'
import { eddFromScan, readGestation } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { about, coded, measure, reading } from '#departments/maternity/pregnancy/reading.ts'

import { type ScanKind, scanKinds, scanSystem } from './scan.ts'

const millimetres = (least: number, most: number) => number(least, most, 'mm')
const number = (least: number, most: number, unit: string) =>
  z.string().check(
    z.trim(),
    z.regex(/^(|\d{1,4}(\.\d)?)$/, 'A number'),
    z.refine((text) => text === '' || (Number(text) >= least && Number(text) <= most), {
      error: `Between ${least} and ${most} ${unit}`,
    }),
  )
const said = z.string().check(z.trim(), z.maxLength(300))

export const scanDraft = z
  .object({
    kind: z.string().check(z.refine((one) => Object.hasOwn(scanKinds, one), { error: 'Say which scan' })),
    on: z
      .string()
      .check(z.minLength(1, 'Say when'), z.refine(notFuture, { error: 'This day is still to come' })),
    fetus: z.string(),
    gestation: z.string().check(
      z.refine((text) => text === '' || readGestation(text) !== undefined, {
        error: 'As weeks and days: 12+3',
      }),
    ),
    accept: z.string(),
    crl: millimetres(2, 120),
    hc: millimetres(40, 420),
    ac: millimetres(30, 450),
    fl: millimetres(3, 90),
    // grams: an estimate of kilograms would be read as one (hazard H7)
    weight: number(50, 6500, 'g'),
    liquor: said,
    doppler: said,
    presentation: z.string(),
    placenta: said,
    note: z.string().check(z.trim(), z.maxLength(2000)),
  })
  .check(
    z.refine(({ gestation, accept }) => gestation === '' || accept !== '', {
      path: ['accept'],
      error: 'Say whether this is the due date agreed from now on',
    }),
  )
export type ScanDraft = z.infer<typeof scanDraft>

/** What was seen on a scan of one fetus. Its gestation becomes the due date only when somebody accepts it. */
export function scanned(pregnancy: Pregnancy, draft: ScanDraft, actor: Actor): Act {
  const of = about(pregnancy.episode, actor)
  const kind = draft.kind as ScanKind
  const component: ObservationComponent[] = []
  const quantity = (code: keyof typeof scanCodes, text: string, unit: string) => {
    if (text) component.push({ code: coded(scanCodes[code]), valueQuantity: measure(Number(text), unit) })
  }
  const words = (code: keyof typeof scanCodes, text: string) => {
    if (text) component.push({ code: coded(scanCodes[code]), valueString: text })
  }
  if (draft.fetus) component.push({ code: coded(scanCodes.fetus), valueInteger: Number(draft.fetus) })
  words('gestation', draft.gestation)
  quantity('crl', draft.crl, 'mm')
  quantity('hc', draft.hc, 'mm')
  quantity('ac', draft.ac, 'mm')
  quantity('fl', draft.fl, 'mm')
  quantity('weight', draft.weight, 'g')
  words('liquor', draft.liquor)
  words('doppler', draft.doppler)
  if (draft.presentation)
    component.push({
      code: coded(scanCodes.presentation),
      valueCodeableConcept: coded(presentationCoding(draft.presentation)),
    })
  words('placenta', draft.placenta)

  const days = readGestation(draft.gestation)
  const edd = days !== undefined && draft.accept === 'yes' ? eddFromScan(draft.on, days) : undefined
  return {
    make: [
      reading(of, coded(codes.scan), 'scan', {
        effectiveDateTime: draft.on,
        method: coded({ system: scanSystem, code: kind, display: scanKinds[kind] }),
        ...(component.length > 0 ? { component } : {}),
        ...(draft.note ? { note: [{ text: draft.note }] } : {}),
      }),
      ...(edd ? [estimate(of, edd, '03', draft.on)] : []),
    ],
    change: edd ? agreed(pregnancy, edd) : [],
    reason: scanKinds[kind],
  }
}
