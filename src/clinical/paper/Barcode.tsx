import './barcode.css'

/** A quiet zone of one module all round, as the symbol needs (GS1 General Specifications §5.6). */
export const Barcode = ({ path }: { path: string }) => (
  <svg
    className="label-barcode"
    viewBox="-1 -1 18 18"
    shapeRendering="crispEdges"
    role="img"
    aria-label="Barcode"
  >
    <path d="M-1-1h18v18h-18z" fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
)
