/** The model asked again with one number half as large and half as large again, for each number it rests on. */
import { type AssumptionName, assumptionNames, type Values } from './assumptions.ts'
import { type FigureName, figureNames } from './figures.ts'
import { capacityOf, type Measured } from './model.ts'

export interface WhatIf {
  readonly name: AssumptionName | FigureName
  readonly kind: 'assumed' | 'measured'
  /** Machines of all regions. */
  readonly less: number
  readonly more: number
}

/** What moves the machines most comes first. */
export function whatIfs(measured: Measured, values: Values): readonly WhatIf[] {
  const assumed = assumptionNames.map((name): WhatIf => {
    const with_ = (factor: number): number =>
      capacityOf(measured, { ...values, [name]: values[name] * factor }).machines
    return { name, kind: 'assumed', less: with_(0.5), more: with_(1.5) }
  })
  const figures = figureNames.map((name): WhatIf => {
    const with_ = (factor: number): number =>
      capacityOf({ ...measured, [name]: measured[name] * factor }, values).machines
    return { name, kind: 'measured', less: with_(0.5), more: with_(1.5) }
  })
  const spread = ({ less, more }: WhatIf): number => Math.abs(more - less)
  return [...assumed, ...figures].sort((a, b) => spread(b) - spread(a) || (a.name < b.name ? -1 : 1))
}
