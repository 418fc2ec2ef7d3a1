import type { ReactNode } from 'react'

/** A 20 × 20 line drawing that takes the colour of its words; never the only thing that says something. */
const icon = (drawing: ReactNode) =>
  function Icon() {
    return (
      <svg
        className="icon"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {drawing}
      </svg>
    )
  }

export const SearchIcon = icon(<path d="M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm8 2-3.8-3.8" />)
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />)
export const MenuIcon = icon(<path d="M3 5.5h14M3 10h14M3 14.5h14" />)
export const HomeIcon = icon(<path d="m3 9.5 7-6 7 6M5 8v8.5h10V8" />)
export const PersonIcon = icon(
  <path d="M10 9.5A3.25 3.25 0 1 0 10 3a3.25 3.25 0 0 0 0 6.5ZM3.5 17c.6-3 3.2-5 6.5-5s5.9 2 6.5 5" />,
)
export const BedIcon = icon(
  <path d="M2.5 4v12M2.5 13.5h15V16M17.5 13.5V11a2.5 2.5 0 0 0-2.5-2.5H8.5v5M5.5 9.9a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6Z" />,
)
export const BedBoardIcon = icon(
  <path d="M3 3.5h6v5H3v-5ZM11 3.5h6v5h-6v-5ZM3 11.5h6v5H3v-5ZM11 14h6M14 11v6" />,
)
export const AuditIcon = icon(<path d="M5 2.5h7l3.5 3.5v11.5H5V2.5ZM8 9.5h5M8 13h5M11.5 2.7V6.5h3.8" />)
export const ResultsIcon = icon(
  <path d="M7.5 2.5h5M8.5 2.7v5L4 15.2a1.5 1.5 0 0 0 1.3 2.3h9.4a1.5 1.5 0 0 0 1.3-2.3L11.5 7.7v-5M6.2 12h7.6" />,
)
export const ChevronIcon = icon(<path d="m5.5 7.8 4.5 4.5 4.5-4.5" />)
export const GoIcon = icon(<path d="M4 10h12m-4.5-4.5L16 10l-4.5 4.5" />)
export const BackIcon = icon(<path d="M16 10H4m4.5-4.5L4 10l4.5 4.5" />)
export const NewIcon = icon(<path d="M10 4v12M4 10h12" />)
export const ElsewhereIcon = icon(
  <path d="M3 17V6.5l5-3v13.5M8 8.5h4M3 17h14M12.5 3.5H17V8M17 3.5l-6 6M14 12v5" />,
)
export const StarIcon = icon(
  <path d="m10 2.8 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.1l5-.7L10 2.8Z" />,
)
export const AppointmentsIcon = icon(
  <path d="M3 4.5h14v12.5H3V4.5ZM3 8.5h14M6.5 2.5v4M13.5 2.5v4M9 12.8l1.4 1.4 2.6-2.9" />,
)
export const TasksIcon = icon(<path d="m3 5.5 1.5 1.5L7 4.2M3 14l1.5 1.5L7 12.7M10 5.5h7M10 14h7" />)
export const DeskIcon = icon(<path d="M3 15.5h14M4.5 15.5a5.5 5.5 0 0 1 11 0M10 10V7.5M8.2 7.5h3.6" />)
export const QueueIcon = icon(<path d="M10 17A7 7 0 1 0 10 3a7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.8" />)
export const DepartmentIcon = icon(<path d="M3 17h14M5 17V3.5h10V17M10 6v4M8 8h4M8.5 17v-3.5h3V17" />)
export const LettersIcon = icon(<path d="M3 5.5h14v9H3v-9Zm0 1 7 5 7-5" />)
