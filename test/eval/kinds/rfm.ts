import { BadUsage, type EvalKind } from '../kind.ts'

/** Customer value comes with the predictions of customers; the name is reserved so that a caller is told. */
export const rfm: EvalKind = {
  name: 'rfm',
  usage: '--file F',
  judge() {
    throw new BadUsage('npm run eval -- rfm comes with the predictions of customers: this version has none yet')
  },
}
