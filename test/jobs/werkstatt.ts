/** A little German shop, written by hand: no word of it is in the lexicon. */
const rows: readonly (readonly [id: string, title: string, category: string, price: number, more?: object])[] = [
  ['s1', 'Nordwerk Akkuschrauber X12', 'Akkuschrauber', 89, { voltage: '12 V' }],
  ['s2', 'Nordwerk Akkuschrauber X18', 'Akkuschrauber', 139, { voltage: '18 V' }],
  ['s3', 'Feldmann Akkuschrauber Kompakt', 'Akkuschrauber', 69, { voltage: '12 V' }],
  ['a1', 'Nordwerk Akku 12 V 4 Ah', 'Akkus', 39, { voltage: '12 V', fits: 'Akkuschrauber X12' }],
  ['a2', 'Nordwerk Akku 18 V 5 Ah', 'Akkus', 59, { voltage: '18 V', fits: 'Akkuschrauber X18, Stichsäge 18' }],
  ['a3', 'Feldmann Akku 12 V 2 Ah', 'Akkus', 29, { voltage: '12 V', fits: 'Feldmann Akkuschrauber' }],
  ['t1', 'Nordwerk Stichsäge 18', 'Stichsägen', 119, { voltage: '18 V' }],
  ['t2', 'Feldmann Stichsäge Pendel', 'Stichsägen', 79],
  ['b1', 'Sägeblatt grob für Stichsägen, 5 Stück', 'Sägeblätter', 9],
  ['b2', 'Sägeblatt fein für Stichsägen, 5 Stück', 'Sägeblätter', 11],
  ['b3', 'Sägeblatt Metall für Stichsägen, 3 Stück', 'Sägeblätter', 12],
  ['h1', 'Schraubzwinge 30 cm', 'Zwingen', 14],
  ['h2', 'Schraubzwinge 60 cm', 'Zwingen', 19],
]

export const werkstatt = rows
  .map(([id, title, category, price, more]) =>
    JSON.stringify({
      id,
      title,
      product_type: `Werkzeug > ${category}`,
      price: `${price}.00 EUR`,
      link: `https://werkstatt.example/p/${id}`,
      image_link: `https://werkstatt.example/img/${id}.png`,
      availability: 'in_stock',
      brand: title.split(' ')[0],
      ...more,
    }),
  )
  .join('\n')
