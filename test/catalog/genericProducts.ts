/** Sixty plain products of twelve categories, five each, as shops of three countries call them. */
export const genericProducts: readonly (readonly [en: string, pl: string, uk: string])[] = [
  ['Espresso coffee machine', 'Ekspres ciśnieniowy do kawy', 'Еспресо кавомашина'],
  ['Electric kettle', 'Czajnik elektryczny', 'Електричний чайник'],
  ['Microwave oven', 'Kuchenka mikrofalowa', 'Мікрохвильова піч'],
  ['Hand blender', 'Blender ręczny', 'Ручний блендер'],
  ['Two-slot toaster', 'Toster na dwie kromki', 'Тостер на два тости'],
  ['Wireless headphones', 'Słuchawki bezprzewodowe', 'Бездротові навушники'],
  ['Soundbar for TV', 'Soundbar do telewizora', 'Саундбар для телевізора'],
  ['Portable bluetooth speaker', 'Przenośny głośnik bluetooth', 'Портативна колонка bluetooth'],
  ['Television with a large screen', 'Telewizor z dużym ekranem', 'Телевізор із великим екраном'],
  ['Record player', 'Gramofon', 'Програвач вінілових платівок'],
  ['Laptop for work', 'Laptop do pracy', 'Ноутбук для роботи'],
  ['Wireless mouse', 'Mysz bezprzewodowa', 'Бездротова миша'],
  ['Mechanical keyboard', 'Klawiatura mechaniczna', 'Механічна клавіатура'],
  ['Laser printer', 'Drukarka laserowa', 'Лазерний принтер'],
  ['External hard drive', 'Zewnętrzny dysk twardy', 'Зовнішній жорсткий диск'],
  ['Winter jacket for women', 'Kurtka zimowa damska', 'Зимова жіноча куртка'],
  ['Cotton t-shirt', 'Koszulka bawełniana', 'Бавовняна футболка'],
  ['Jeans for men', 'Dżinsy męskie', 'Чоловічі джинси'],
  ['Wool sweater', 'Sweter wełniany', 'Вовняний светр'],
  ['Summer dress', 'Sukienka letnia', 'Літня сукня'],
  ['Running shoes', 'Buty do biegania', 'Кросівки для бігу'],
  ['Leather boots', 'Skórzane botki', 'Шкіряні черевики'],
  ['Beach sandals', 'Sandały plażowe', 'Пляжні сандалі'],
  ['House slippers', 'Kapcie domowe', 'Домашні капці'],
  ['Rubber boots for children', 'Kalosze dla dzieci', 'Дитячі гумові чоботи'],
  ['Face cream', 'Krem do twarzy', 'Крем для обличчя'],
  ['Shampoo for dry hair', 'Szampon do suchych włosów', 'Шампунь для сухого волосся'],
  ['Electric toothbrush', 'Szczoteczka elektryczna do zębów', 'Електрична зубна щітка'],
  ['Lipstick', 'Szminka do ust', 'Губна помада'],
  ['Hair dryer', 'Suszarka do włosów', 'Фен для волосся'],
  ['Gold ring', 'Złoty pierścionek', 'Золота каблучка'],
  ['Silver earrings', 'Srebrne kolczyki', 'Срібні сережки'],
  ['Pearl necklace', 'Naszyjnik z pereł', 'Намисто з перлів'],
  ['Wrist watch', 'Zegarek na rękę', 'Наручний годинник'],
  ['Charm bracelet', 'Bransoletka z zawieszkami', 'Браслет із підвісками'],
  ['Yoga mat', 'Mata do jogi', 'Килимок для йоги'],
  ['Mountain bike', 'Rower górski', 'Гірський велосипед'],
  ['Dumbbells', 'Hantle', 'Гантелі'],
  ['Football ball', 'Piłka nożna', "Футбольний м'яч"],
  ['Camping tent', 'Namiot kempingowy', 'Кемпінговий намет'],
  ['Garden hose', 'Wąż ogrodowy', 'Садовий шланг'],
  ['Lawn mower', 'Kosiarka do trawy', 'Газонокосарка'],
  ['Cordless drill', 'Wiertarka akumulatorowa', 'Акумуляторний дриль'],
  ['Flower pot', 'Doniczka na kwiaty', 'Горщик для квітів'],
  ['Set of screwdrivers', 'Zestaw śrubokrętów', 'Набір викруток'],
  ['Baby stroller', 'Wózek dziecięcy', 'Дитяча коляска'],
  ['Building blocks for children', 'Klocki dla dzieci', 'Конструктор для дітей'],
  ['Teddy bear', 'Pluszowy miś', 'Плюшевий ведмедик'],
  ['Baby diapers', 'Pieluchy dla niemowląt', 'Підгузки для немовлят'],
  ['Board game for the family', 'Gra planszowa dla rodziny', 'Настільна гра для родини'],
  ['Dry food for dogs', 'Sucha karma dla psów', 'Сухий корм для собак'],
  ['Cat litter', 'Żwirek dla kota', 'Наповнювач для котячого туалету'],
  ['Dog leash', 'Smycz dla psa', 'Повідець для собаки'],
  ['Aquarium', 'Akwarium', 'Акваріум'],
  ['Bird cage', 'Klatka dla ptaków', 'Клітка для птахів'],
  ['Office chair', 'Krzesło biurowe', 'Офісне крісло'],
  ['Double bed', 'Łóżko podwójne', 'Двоспальне ліжко'],
  ['Table lamp', 'Lampa stołowa', 'Настільна лампа'],
  ['Bath towel', 'Ręcznik kąpielowy', 'Банний рушник'],
  ['Bed linen', 'Pościel', 'Постільна білизна'],
]

const pairs = [
  ['pl→en', 1, 0],
  ['uk→en', 2, 0],
  ['uk→pl', 2, 1],
] as const

/**
 * Share of products whose nearest in the other language is the same product. `vectors`: one row a text, in the order of
 * `texts`.
 */
export function crossLanguageHits(vectors: Float32Array, dims: number): Record<string, number> {
  const count = genericProducts.length
  const cosine = (a: number, b: number) => {
    let sum = 0
    for (let dim = 0; dim < dims; dim++) sum += vectors[a * dims + dim]! * vectors[b * dims + dim]!
    return sum
  }
  return Object.fromEntries(
    pairs.map(([name, from, to]) => {
      let hits = 0
      for (let at = 0; at < count; at++) {
        const own = cosine(at * 3 + from, at * 3 + to)
        const better = genericProducts.some((_, other) => other !== at && cosine(at * 3 + from, other * 3 + to) >= own)
        if (!better) hits++
      }
      return [name, hits / count]
    }),
  )
}

/** All texts: a product's three languages beside one another. */
export const genericTexts: readonly string[] = genericProducts.flat()
