import type { FeedFormat, Read, RawRow } from '../feedFormat.ts'
import { openCsv } from './csv.ts'
import { hasColumns, textReader } from './exportColumns.ts'
import { cellsOf } from './jsonRows.ts'

/**
 * PrestaShop's combinations CSV (docs.prestashop-project.org, "Import combinations"): rows that name a product by its id or
 * reference and say of it one combination. The products themselves come from another feed.
 */
export const prestashopCombinations: FeedFormat = {
  id: 'prestashop-combinations-csv',
  isOfVariants: true,
  open(mapping) {
    const reader = openCsv(mapping?.delimiter, { row: (row) => [read(row)], end: () => [] })
    const checked = (reads: Read[]): Read[] => reads.map((one) => ('row' in one ? check(one.row) : one))
    return { ...reader, write: (text) => checked(reader.write(text)), end: () => checked(reader.end()) }
  },
}

export const isPrestashopCombinations = (header: string): boolean =>
  hasColumns(header, 'value (value:position)') &&
  (hasColumns(header, 'product id') || hasColumns(header, 'product reference')) &&
  !hasColumns(header, 'name')

/** A row that names no combination would be taken for its product. */
function check(row: RawRow): Read {
  if (row.options !== undefined && row.options.size > 0) return { row }
  return { bad: { line: row.line, field: 'Value (Value:Position)', message: 'names no attribute of a combination' } }
}

function read(row: RawRow): RawRow {
  const text = textReader(row)
  const product = text('product id') ?? text('product reference')
  const options = combinationOf(text)
  return {
    line: row.line,
    options,
    impact: text('impact on price') ?? '',
    values: cellsOf({
      id: product === undefined ? undefined : [product, ...options.values()].join('-'),
      item_group_id: product,
      sku: text('reference'),
      mpn: text('mpn', 'supplier reference'),
      gtin: text('ean13', 'ean-13', 'upc', 'isbn'),
      cost_of_goods_sold: costOf(text('cost price', 'wholesale price')),
      quantity: text('quantity'),
      availability_date: text('combination available date', 'combination availability date'),
      image_link: text('image urls (x,y,z...)', 'image urls')?.split(/\s*,\s*/),
    }),
  }
}

/** PrestaShop writes 0 where no cost is known. */
const costOf = (text: string | undefined): string | undefined =>
  Number(text?.replace(',', '.')) > 0 ? text : undefined

/** "Colour:color:0, Size:select:1" and "Red:0, M:1" say what a combination is. */
export function combinationOf(text: ReturnType<typeof textReader>): Map<string, string> {
  const first = (cell: string): string[] => cell.split(',').map((part) => part.split(':')[0]?.trim() ?? '')
  const names = first(text('attribute (name:type:position)', 'attribute', 'attributes') ?? '')
  const values = first(text('value (value:position)', 'value', 'values') ?? '')
  return new Map(names.flatMap((name, at) => (name === '' || !values[at] ? [] : [[name, values[at]] as const])))
}
