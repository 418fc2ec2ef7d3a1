/** What is given in labour, so that it is chosen with few keys; doses are not filled in (hazard H17). `controlled`: a second person checks. */
export type LabourDrug = { name: string; unit: string; route: string; rateUnit?: string; controlled?: true }

const byMouth = 'Oral'
const im = 'Intramuscular'
const iv = 'Intravenous'
export const labourDrugs: readonly LabourDrug[] = [
  { name: 'Oxytocin infusion', unit: 'units', route: iv, rateUnit: 'milliunits per minute' },
  { name: 'Oxytocin', unit: 'units', route: im },
  { name: 'Syntometrine', unit: 'mL', route: im },
  { name: 'Nitrous oxide with oxygen (Entonox)', unit: '', route: 'Inhaled' },
  { name: 'Paracetamol', unit: 'g', route: byMouth },
  { name: 'Dihydrocodeine', unit: 'mg', route: byMouth },
  { name: 'Diamorphine', unit: 'mg', route: im, controlled: true },
  { name: 'Pethidine', unit: 'mg', route: im, controlled: true },
  {
    name: 'Epidural: bupivacaine with fentanyl',
    unit: 'mL',
    route: 'Epidural',
    rateUnit: 'mL per hour',
    controlled: true,
  },
  { name: 'Remifentanil PCA', unit: 'micrograms', route: iv, controlled: true },
  { name: 'Dinoprostone', unit: 'mg', route: 'Vaginal' },
  { name: 'Cyclizine', unit: 'mg', route: im },
  { name: 'Ergometrine', unit: 'micrograms', route: im },
  { name: 'Tranexamic acid', unit: 'g', route: iv },
  { name: 'Benzylpenicillin', unit: 'g', route: iv },
]
export const routes = [byMouth, im, iv, 'Inhaled', 'Epidural', 'Vaginal', 'Rectal', 'Subcutaneous']
