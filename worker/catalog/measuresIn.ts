/** Units that sizes are told in, brought to one of a kind: "1 l" and "1000 ml" are the same size. */
const units: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  kb: ['b', 1e3],
  mb: ['b', 1e6],
  gb: ['b', 1e9],
  tb: ['b', 1e12],
  мб: ['b', 1e6],
  гб: ['b', 1e9],
  тб: ['b', 1e12],
  mg: ['g', 0.001],
  g: ['g', 1],
  kg: ['g', 1000],
  мг: ['g', 0.001],
  г: ['g', 1],
  гр: ['g', 1],
  кг: ['g', 1000],
  lb: ['lb', 1],
  oz: ['oz', 1],
  ml: ['ml', 1],
  cl: ['ml', 10],
  l: ['ml', 1000],
  мл: ['ml', 1],
  л: ['ml', 1000],
  mm: ['mm', 1],
  cm: ['mm', 10],
  m: ['mm', 1000],
  мм: ['mm', 1],
  см: ['mm', 10],
  м: ['mm', 1000],
  in: ['in', 1],
  inch: ['in', 1],
  '"': ['in', 1],
  '″': ['in', 1],
  ft: ['ft', 1],
  w: ['w', 1],
  kw: ['w', 1000],
  вт: ['w', 1],
  квт: ['w', 1000],
  v: ['v', 1],
  в: ['v', 1],
  mah: ['mah', 1],
  мa·год: ['mah', 1],
  pcs: ['n', 1],
  pc: ['n', 1],
  pk: ['n', 1],
  pack: ['n', 1],
  ct: ['n', 1],
  szt: ['n', 1],
  шт: ['n', 1],
}
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(\\d{1,7}(?:[.,]\\d{1,3})?)[\\s-]?(${Object.keys(units)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

/** Sizes that a text states, per kind of unit: "SSD 1 TB, 2.5 in" has b: 1e12 and in: 2.5. */
export function measuresIn(text: string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const [, amount, unit] of text.matchAll(pattern)) {
    const known = units[unit!.toLowerCase()]
    if (known === undefined) continue
    const [kind, factor] = known
    const value = Number((Number(amount!.replace(',', '.')) * factor).toPrecision(6))
    const values = found.get(kind)
    if (values === undefined) found.set(kind, new Set([value]))
    else values.add(value)
  }
  return found
}

/** Both state a size in one kind of unit, and none of them agrees. */
export function measuresDiffer(a: ReadonlyMap<string, ReadonlySet<number>>, b: typeof a): boolean {
  for (const [kind, values] of a) {
    const others = b.get(kind)
    if (others !== undefined && ![...values].some((value) => others.has(value))) return true
  }
  return false
}
