/** Feeds as large as wanted, made while they are read: none is ever held. */

const encoder = new TextEncoder()
const words =
  'czajnik stalowy cichy szybki łódź żółty gąsior miękki filtr dębowy uchwyt pokrywa podstawa lekki mocny'.split(' ')

/** About 2.4 KB of a shop's own prose, with its markup; not two products have the same. */
function description(n: number): string {
  const parts = Array.from({ length: 49 }, (_, i) => {
    const at = n * 7 + i * 13
    return `<p>${words[at % words.length]} ${words[(at >> 3) % words.length]} nr ${n}-${i} &amp; ${words[(at >> 5) % words.length]}</p>`
  })
  return `<div class="desc">${parts.join('\n')}</div>`
}

/** A third of the rows are variants, four to a group, as a shop with clothes and kettles has them. */
const groupOf = (n: number): string | null => (n % 12 < 4 ? `group-${Math.floor(n / 12)}` : null)

const googleItem = (n: number): string => `<item>
<g:id>product-number-${n}</g:id><title><![CDATA[${words[n % words.length]} ${n}]]></title>
<link>https://bench.example/p/${n}?utm_source=feed</link><g:image_link>https://cdn.bench.example/images/${n}/main.jpg</g:image_link>
<g:additional_image_link>https://cdn.bench.example/images/${n}/2.jpg</g:additional_image_link>
<description><![CDATA[${description(n)}]]></description>
<g:price>${(n % 900) + 10}.50 PLN</g:price><g:sale_price>${(n % 900) + 5}.00 PLN</g:sale_price><g:availability>in_stock</g:availability>
<g:brand>Marka ${n % 40}</g:brand><g:gtin>59012${String(n).padStart(8, '0')}</g:gtin><g:product_type>Dom &gt; Kuchnia &gt; Dział ${n % 60}</g:product_type>
<g:color>${words[n % 7]}</g:color><g:size>${n % 9}</g:size>${groupOf(n) === null ? '' : `<g:item_group_id>${groupOf(n)}</g:item_group_id>`}
<g:product_detail><g:attribute_name>Moc</g:attribute_name><g:attribute_value>${1000 + (n % 50) * 10} W</g:attribute_value></g:product_detail>
</item>
`

const offer = (
  n: number,
): string => `<offer id="product-number-${n}" available="true"${groupOf(n) === null ? '' : ` group_id="${groupOf(n)}"`}>
<url>https://bench.example/p/${n}</url><price>${(n % 900) + 10}.5</price><currencyId>UAH</currencyId><categoryId>${(n % 60) + 2}</categoryId>
<picture>https://cdn.bench.example/images/${n}/main.jpg</picture><name>Чайник ${words[n % words.length]} ${n}</name><vendor>Марка ${n % 40}</vendor>
<description><![CDATA[${description(n)}]]></description><param name="Колір">${words[n % 7]}</param><param name="Об'єм" unit="л">1,${n % 10}</param>
</offer>
`

const ymlHead = `<?xml version="1.0" encoding="UTF-8"?><yml_catalog><shop><currencies><currency id="UAH" rate="1"/></currencies>
<categories><category id="1">Кухня</category>${Array.from({ length: 60 }, (_, i) => `<category id="${i + 2}" parentId="1">Розділ ${i}</category>`).join('\n')}</categories><offers>\n`

interface Layout {
  head: string
  row(n: number): string
  foot: string
}

export const layouts = {
  'google-rss': {
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Bench</title>\n',
    row: googleItem,
    foot: '</channel></rss>\n',
  },
  yml: { head: ymlHead, row: offer, foot: '</offers></shop></yml_catalog>\n' },
  json: {
    head: '{"products": [\n',
    row: (n) =>
      `${n === 0 ? '' : ',\n'}${JSON.stringify({ id: `product-number-${n}`, title: `${words[n % words.length]} ${n}`, description: description(n), price: (n % 900) + 10.5, brand: `Marka ${n % 40}`, item_group_id: groupOf(n), color: words[n % 7] })}`,
    foot: ']}\n',
  },
  csv: {
    head: 'id;title;price;brand;description;item_group_id;color\n',
    row: (n) =>
      `product-number-${n};${words[n % words.length]} ${n};${(n % 900) + 10},50 zł;Marka ${n % 40};"${description(n).replaceAll('"', '""')}";${groupOf(n) ?? ''};${words[n % 7]}\n`,
    foot: '',
  },
} as const satisfies Record<string, Layout>
export type LayoutName = keyof typeof layouts

/** A feed of `rows` products, some 64 KB at a time. */
export function feedStream(name: LayoutName, rows: number): ReadableStream<Uint8Array> {
  const { head, row, foot }: Layout = layouts[name]
  let n = 0
  let text = head
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      while (text.length < 65_536 && n < rows) text += row(n++)
      if (n >= rows) text += foot
      controller.enqueue(encoder.encode(text))
      text = ''
      if (n >= rows) controller.close()
    },
  })
}
