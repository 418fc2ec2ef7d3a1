import type { CodeableConcept, Coding } from 'fhir/r4'

import { observationCodes } from '#clinical/observations/observation-codes.ts'
import { concept } from '#fhir/coding.ts'

/** The words that are written with a code: the preferred term of SNOMED CT, the name of LOINC. */
const words: Record<string, string> = {
  '86290005': 'Respiratory rate',
  '9279-1': 'Respiratory rate',
  '431314004': 'Peripheral oxygen saturation',
  '2708-6': 'Oxygen saturation in Arterial blood',
  '75367002': 'Blood pressure',
  '85354-9': 'Blood pressure panel with all children optional',
  '72313002': 'Systolic arterial pressure',
  '8480-6': 'Systolic blood pressure',
  '1091811000000102': 'Diastolic arterial pressure',
  '8462-4': 'Diastolic blood pressure',
  '364075005': 'Heart rate',
  '8867-4': 'Heart rate',
  '276885007': 'Core body temperature',
  '8310-5': 'Body temperature',
  '1104441000000107': 'ACVPU (Alert Confusion Voice Pain Unresponsive) scale score',
  '722742002': 'Breathing room air',
  '371825009': 'Patient on oxygen',
  '1104051000000101': 'Royal College of Physicians NEWS2 (National Early Warning Score 2) total score',
  '852641000000103': 'Target peripheral oxygen saturation',
  '1364081000000103': 'NPEWS - level of respiratory distress',
  '15527001': 'Capillary refill',
  '1363261000000104': 'NPEWS (National Paediatric Early Warning Score) - total score',
  '1364121000000100': 'NPEWS - how is your child different since I last saw them?',
  concern: 'Concern of staff, patient or family',
  '1364131000000103': 'NPEWS - nursing concern, clinical intuition',
  '1104301000000104': 'Respiration rate score',
  '1104311000000102': 'Oxygen saturation scale 1 score',
  '1104321000000108': 'Oxygen saturation scale 2 score',
  '1104331000000105': 'Air or oxygen score',
  '1104341000000101': 'Systolic blood pressure score',
  '1104351000000103': 'Pulse score',
  '1104361000000100': 'Consciousness score',
  '1104371000000107': 'Temperature score',
  '260413007': 'None',
  '255604002': 'Mild',
  '6736007': 'Moderate',
  '24484000': 'Severe',
  '248234008': 'Mentally alert',
  '130987000': 'Acute confusion',
  '300202002': 'Responds to voice',
  '450847001': 'Responds to pain',
  '422768004': 'Unresponsive',
}

export function worded(...codings: readonly Coding[]): CodeableConcept {
  return concept(
    ...codings.map((coding) => {
      const display = words[coding.code ?? '']
      return display ? { ...coding, display } : coding
    }),
  )
}

/** UK Core asks for SNOMED CT and LOINC on a vital sign: the first two codes of the table. */
export const coded = (name: keyof typeof observationCodes): CodeableConcept =>
  worded(...(observationCodes[name] as readonly Coding[]).slice(0, 2))
