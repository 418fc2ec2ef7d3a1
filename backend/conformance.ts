import { runConformance } from './conformance/run-conformance.ts'

/** `npm run conformance -- FHIR_BASE [TOKEN]`: what Lune asks of a FHIR R4 server, one line for each rule. */
const [base, token] = process.argv.slice(2)
if (!base || !URL.canParse(base)) {
  console.error('Usage: npm run conformance -- FHIR_BASE [TOKEN]')
  process.exitCode = 1
} else {
  process.exitCode = (await runConformance(base, token, console.log)) ? 0 : 1
}
