import * as z from 'zod/mini'

/** Sheets of 24 labels, 63.5 × 33.9 mm (L7159): three across, eight down. */
export const perSheet = 24

export const kinds = {
  sheet: 'Sheet of labels',
  label: 'One label',
  band: 'Wristband',
} as const
export type Kind = keyof typeof kinds

export const reprintReasons = {
  removed: 'Taken off or cut off',
  lost: 'Lost',
  unreadable: 'Cannot be read',
  corrected: 'Details were corrected',
  moved: 'Moved to another limb',
  printer: 'The printer failed',
} as const

const whole = (from: number, to: number) =>
  z.string().check(
    z.trim(),
    z.refine(
      (text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to,
      `Write a number from ${from} to ${to}`,
    ),
  )

/** What is printed. `bandBefore`: a band has been printed, so another needs a reason. */
export const printDraft = (bandBefore: boolean) =>
  z
    .object({
      kind: z.enum(['sheet', 'label', 'band']),
      count: whole(1, 72),
      first: whole(1, perSheet),
      address: z.boolean(),
      size: z.enum(['adult', 'child']),
      alert: z.enum(['', 'white', 'red']),
      reason: z.string(),
    })
    .check(
      z.refine(({ kind, reason }) => kind !== 'band' || !bandBefore || reason in reprintReasons, {
        message: 'A band has been printed: choose why there is to be another',
        path: ['reason'],
      }),
      z.refine(({ kind, alert }) => kind !== 'band' || alert !== '', {
        message: 'Choose the colour of the band',
        path: ['alert'],
      }),
    )
export type PrintDraft = z.infer<ReturnType<typeof printDraft>>

/** The places of each sheet, `true` where a label goes: from the first that is free, then sheet after sheet. */
export function sheetsOf(first: number, count: number): boolean[][] {
  const sheets: boolean[][] = []
  for (let at = 0; at < first - 1 + count; at++) {
    const sheet = Math.floor(at / perSheet)
    ;(sheets[sheet] ??= Array<boolean>(perSheet).fill(false))[at % perSheet] = at >= first - 1
  }
  return sheets
}
