import { local, localTable } from '../local.ts'
import type { Family } from '../family.ts'

const womensShoes = ['36', '37', '38', '39', '40', '41']
const mensShoes = ['41', '42', '43', '44', '45', '46']
const letters = ['XS', 'S', 'M', 'L', 'XL']

const shoeFeatures = localTable(`
foam | Soft foam that still pushes back after 500 km. | Miękka pianka, która oddaje energię także po 500 km. | М’яка піна, що пружинить і після 500 км.
trail | Four-millimetre lugs bite into mud and wet stone. | Czteromilimetrowe kołki trzymają w błocie i na mokrym kamieniu. | Чотириміліметрові шипи тримають у багні й на мокрому камені.
light | 218 g: you forget them by the first corner. | 218 g: zapominasz o nich na pierwszym zakręcie. | 218 г: забуваєш про них на першому повороті.
plate | A carbon plate for race day. | Płytka karbonowa na dzień startu. | Карбонова пластина для дня старту.
dry | The membrane keeps puddles out. | Membrana nie wpuszcza kałuż. | Мембрана не пускає калюж.
stable | A wide heel holds the ankle. | Szeroka pięta stabilizuje kostkę. | Широка п’ята тримає щиколотку.
`)
const shoeIntro = local(
  'A running shoe made for the ground it meets.',
  'But do biegania stworzony do nawierzchni, po której biegnie.',
  'Бігові кросівки, створені для поверхні під ними.',
)

const womensRunning: Family = {
  id: 'womens-running-shoes',
  category: 'running-shoes',
  drawing: 'shoe',
  title: local('{} women’s running shoes', 'Buty do biegania {} damskie', 'Жіночі бігові кросівки {}'),
  intro: shoeIntro,
  features: shoeFeatures,
  models: `
Trail Runner 3 | Tempo | 129 | blue+coral plum+yellow | trail stable | surface=trail; drop=6 mm
Trail Runner 3 Dry | Tempo | 149 | teal+orange | trail dry | surface=trail; drop=6 mm
Stride 5 | Tempo | 109>89 | rose+white sky+white black+white | foam light | surface=road; drop=8 mm
Stride 5 Wide | Tempo | 112 | grey+coral | foam stable | surface=road; drop=8 mm
Race One | Tempo | 219 | coral+yellow | plate light | surface=road; drop=8 mm
Cloudline | Kestrel | 139 | lilac+white mint+white | foam stable | surface=road; drop=10 mm
Ridge W | Kestrel | 119 | sage+brown | trail foam | surface=trail; drop=4 mm
`,
  sizes: womensShoes,
}

const mensRunning: Family = {
  ...womensRunning,
  id: 'mens-running-shoes',
  title: local('{} men’s running shoes', 'Buty do biegania {} męskie', 'Чоловічі бігові кросівки {}'),
  models: `
Trail Runner 3 | Tempo | 129 | blue+coral graphite+orange | trail stable | surface=trail; drop=6 mm
Trail Runner 3 Dry | Tempo | 149>129 | black+red | trail dry | surface=trail; drop=6 mm
Stride 5 | Tempo | 109 | navy+white black+white | foam light | surface=road; drop=8 mm
Stride 5 Wide | Tempo | 112 | grey+blue | foam stable | surface=road; drop=8 mm
Race One | Tempo | 219 | yellow+coral | plate light | surface=road; drop=8 mm
Cloudline | Kestrel | 139>119 | graphite+mint | foam stable | surface=road; drop=10 mm
Ridge M | Kestrel | 119 | olive+orange | trail foam | surface=trail; drop=4 mm
`,
  sizes: mensShoes,
}

const clothFeatures = localTable(`
dry | Dries in an hour on the line. | Schnie w godzinę na sznurku. | Сохне за годину на мотузці.
merino | Merino wool: warm wet, and no smell after a week. | Wełna merino: grzeje nawet mokra i nie pachnie po tygodniu. | Вовна мериноса: гріє й волога, без запаху після тижня.
pocket | A zipped pocket for keys and a phone. | Kieszeń na zamek na klucze i telefon. | Кишеня на блискавці для ключів і телефона.
seam | Flat seams do not rub. | Płaskie szwy nie obcierają. | Пласкі шви не натирають.
reflect | Reflective lines for dark mornings. | Odblaskowe linie na ciemne poranki. | Світловідбивні лінії для темних ранків.
recycled | Made of recycled bottles. | Z butelek z recyklingu. | З перероблених пляшок.
warm | Brushed inside, warm down to zero. | Szczotkowana od środka, ciepła do zera. | Начіс усередині, тепло до нуля.
wind | Stops wind and light rain, packs into its pocket. | Zatrzymuje wiatr i mżawkę, mieści się we własnej kieszeni. | Захищає від вітру й мряки, складається у власну кишеню.
high | High waist that stays where it is. | Wysoki stan, który się nie zsuwa. | Висока талія, що не сповзає.
`)

const topIntro = local(
  'Cut to move: nothing pulls when you reach up.',
  'Krój do ruchu: nic nie ciągnie, gdy podnosisz ręce.',
  'Крій для руху: нічого не тягне, коли піднімаєш руки.',
)
const womensTops: Family = {
  id: 'womens-top',
  category: 'tops',
  drawing: 'shirt',
  title: local('{} women’s T-shirt', 'Koszulka damska {}', 'Жіноча футболка {}'),
  intro: topIntro,
  features: clothFeatures,
  models: `
Air | Tempo | 29.90 | white coral sky | dry seam | fabric=polyester
Air Long | Tempo | 36.90 | lilac black | dry reflect | fabric=polyester
Merino 150 | Kestrel | 59>49 | sage navy | merino seam | fabric=merino
Loop | Kestrel | 32 | rose cream | recycled dry | fabric=recycled polyester
`,
  sizes: letters,
}
const mensTops: Family = {
  ...womensTops,
  id: 'mens-top',
  title: local('{} men’s T-shirt', 'Koszulka męska {}', 'Чоловіча футболка {}'),
  models: `
Air | Tempo | 29.90 | white navy orange | dry seam | fabric=polyester
Air Long | Tempo | 36.90 | graphite teal | dry reflect | fabric=polyester
Merino 150 | Kestrel | 59 | olive graphite | merino seam | fabric=merino
Loop | Kestrel | 32>26 | blue sand | recycled dry | fabric=recycled polyester
`,
}
const bras: Family = {
  ...womensTops,
  id: 'sports-bra',
  drawing: 'bra',
  title: local('{} sports bra', 'Stanik sportowy {}', 'Спортивний топ {}'),
  models: `
Hold Medium | Tempo | 34.90 | black rose | seam dry | support=medium
Hold High | Tempo | 44.90 | navy coral | seam dry | support=high
Flow | Kestrel | 29.90 | sage lilac | recycled seam | support=light
`,
}
const leggings: Family = {
  id: 'leggings',
  category: 'bottoms',
  drawing: 'leggings',
  title: local('{} leggings', 'Legginsy {}', 'Легінси {}'),
  intro: local(
    'Opaque in every bend, tight where it helps.',
    'Kryjące w każdym skłonie, ciasne tam, gdzie trzeba.',
    'Не просвічують у жодному нахилі, тісні там, де треба.',
  ),
  features: clothFeatures,
  models: `
Stride 7/8 | Tempo | 54.90 | black plum teal | high pocket | fabric=polyamide
Stride Warm | Tempo | 64.90 | black navy | warm reflect | fabric=polyamide
Flow | Kestrel | 49.90>39.90 | sage terracotta | high recycled | fabric=recycled polyester
Flow Pocket | Kestrel | 52 | graphite lilac | high pocket | fabric=recycled polyester
Tights M | Tempo | 54.90 | black | pocket reflect | fabric=polyamide
`,
  sizes: letters,
}
const shorts: Family = {
  ...leggings,
  id: 'shorts',
  drawing: 'shorts',
  title: local('{} shorts', 'Spodenki {}', 'Шорти {}'),
  intro: local(
    'Light enough to forget, with an inner brief that does not chafe.',
    'Tak lekkie, że się o nich zapomina, z wkładką, która nie obciera.',
    'Такі легкі, що забуваєш про них, із підкладкою, що не натирає.',
  ),
  models: `
Race 5" | Tempo | 36.90 | black coral | dry pocket | fabric=polyester
Trail 2-in-1 | Tempo | 46.90 | olive navy | dry pocket | fabric=polyester
Loop | Kestrel | 32 | sand blue | recycled dry | fabric=recycled polyester
Gym 8" | Kestrel | 34.90>29.90 | grey black | dry seam | fabric=polyester
`,
}
const jackets: Family = {
  id: 'jacket',
  category: 'jackets',
  drawing: 'jacket',
  title: local('{} running jacket', 'Kurtka do biegania {}', 'Бігова куртка {}'),
  intro: local(
    'For the days when others stay at home.',
    'Na dni, kiedy inni zostają w domu.',
    'Для днів, коли інші лишаються вдома.',
  ),
  features: clothFeatures,
  models: `
Gust | Tempo | 79 | yellow black | wind reflect | weight=120 g
Gust Women / Gust damska / Gust жіноча | Tempo | 79 | coral teal | wind reflect | weight=105 g
Storm | Kestrel | 149>119 | navy orange! | wind pocket reflect | weight=240 g
Frost | Kestrel | 119 | graphite plum | warm wind | weight=310 g
`,
  sizes: letters,
}
const hoodies: Family = {
  ...jackets,
  id: 'hoodie',
  drawing: 'hoodie',
  title: local('{} hoodie', 'Bluza z kapturem {}', 'Худі {}'),
  intro: local(
    'For before and after, and for the whole of Sunday.',
    'Przed treningiem, po nim i na całą niedzielę.',
    'До тренування, після нього й на всю неділю.',
  ),
  models: `
Base | Tempo | 54.90 | grey navy sand | warm pocket | fabric=cotton
Base Zip | Tempo | 59.90 | black green | warm pocket | fabric=cotton
Loop | Kestrel | 64>52 | terracotta sage | recycled warm | fabric=recycled cotton
`,
}
const socks: Family = {
  id: 'socks',
  category: 'socks',
  drawing: 'socks',
  title: local('{} socks', 'Skarpety {}', 'Шкарпетки {}'),
  intro: local(
    'Left and right are not the same, and your toes can tell.',
    'Lewa i prawa różnią się, i palce to czują.',
    'Ліва й права різні, і пальці це відчувають.',
  ),
  features: clothFeatures,
  models: `
Run Low, 3 pairs / Run Low, 3 pary / Run Low, 3 пари | Tempo | 14.90 | white black | dry seam | pairs=3
Run Crew | Tempo | 9.90 | coral navy yellow | dry seam | pairs=1
Merino Trail | Kestrel | 16.90 | olive+orange | merino seam | pairs=1
Compression | Tempo | 29.90>24.90 | black blue | seam dry | pairs=1
`,
  sizes: ['36-38', '39-41', '42-44', '45-47'],
}

export const sportswear: readonly Family[] = [
  womensRunning,
  mensRunning,
  womensTops,
  mensTops,
  bras,
  leggings,
  shorts,
  jackets,
  hoodies,
  socks,
]
