import type { Kind } from './event.ts'

const drawings: Record<Kind, string> = {
  visit: 'M3 16.5V6l7-3 7 3v10.5M8 16.5V12h4v4.5M8 8h4M10 6v4',
  procedure: 'M3.5 16.5 9 11m0 0 6.5-7c1.5 1.5 1.2 4.5-1 6.5L11 13.5 9 11Zm-1.5 5.5h9',
  note: 'M4 16h2.5L16 6.5 13.5 4 4 13.5V16ZM11.5 6l2.5 2.5M11 16h5.5',
  report: 'M8 3h4M9 3v5l-4.6 7.4A1.2 1.2 0 0 0 5.4 17h9.2a1.2 1.2 0 0 0 1-1.6L11 8V3M6.8 12.5h6.4',
  letter: 'M2.5 5h15v10.5h-15V5Zm0 .5L10 11l7.5-5.5',
  medicine: 'm4.2 10.2 6-6a3.2 3.2 0 0 1 5.6 5.6l-6 6a3.2 3.2 0 0 1-5.6-5.6Zm3-3 5.6 5.6',
}

/** The sign of a kind, in its colour; its word always stands beside it (hazard H19). */
export function KindSign({ kind }: { kind: Kind }) {
  return (
    <svg
      className={`icon kind-sign kind-${kind}`}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[kind]} />
    </svg>
  )
}
