import { local, localTable } from '../local.ts'
import type { Family } from '../family.ts'

const plain = local('{}', '{}', '{}')

const runningGear = (id: string, drawing: string, models: string): Family => ({
  id,
  category: 'running-gear',
  drawing,
  title: plain,
  intro: local(
    'Made by people who run before work.',
    'Robią to ludzie, którzy biegają przed pracą.',
    'Роблять ті, хто бігає до роботи.',
  ),
  features: localTable(`
phone | Holds any phone without a bounce. | Trzyma każdy telefon, nic nie podskakuje. | Тримає будь-який телефон без стрибків.
light | 300 lumens and a red light behind. | 300 lumenów i czerwone światło z tyłu. | 300 люменів і червоне світло ззаду.
usb | Charges by USB-C. | Ładowanie przez USB-C. | Заряджається через USB-C.
water | Two soft flasks of 500 ml come with it. | W zestawie dwa miękkie bidony po 500 ml. | У комплекті дві м’які фляги по 500 мл.
gps | GPS finds you in five seconds, even downtown. | GPS łapie w pięć sekund, nawet w centrum. | GPS знаходить за п’ять секунд навіть у центрі.
heart | Measures the pulse at the wrist, and sleep at night. | Mierzy tętno na nadgarstku i sen w nocy. | Вимірює пульс на зап’ясті та сон уночі.
sweat | Takes up sweat, dries fast. | Chłonie pot, szybko schnie. | Вбирає піт, швидко сохне.
see | Seen from 200 metres in headlights. | Widoczna z 200 metrów w światłach auta. | Видно за 200 метрів у світлі фар.
`),
  models,
})

const belts = runningGear(
  'running-belt',
  'belt',
  `
Running belt Slim / Pas biegowy Slim / Біговий пояс Slim | Tempo | 19.90 | black coral | phone | weight=70 g
Running belt Flask / Pas biegowy z bidonem / Біговий пояс із флягою | Tempo | 29.90 | navy | phone | weight=140 g
`,
)
const vests = runningGear(
  'running-vest',
  'vest',
  `
Trail vest 5 l / Kamizelka trailowa 5 l / Трейловий жилет 5 л | Tempo | 89>74 | graphite teal | water phone | weight=210 g
Trail vest 10 l / Kamizelka trailowa 10 l / Трейловий жилет 10 л | Kestrel | 119 | orange | water phone | weight=290 g
Reflective vest / Kamizelka odblaskowa / Світловідбивний жилет | Tempo | 14.90 | yellow | see | weight=80 g
`,
)
const watches = runningGear(
  'running-watch',
  'watch',
  `
Tempo Watch 2 / Zegarek Tempo Watch 2 / Годинник Tempo Watch 2 | Tempo | 199 | black white coral | gps heart | battery=9 days
Tempo Watch Pro / Zegarek Tempo Watch Pro / Годинник Tempo Watch Pro | Tempo | 349>299 | graphite olive | gps heart | battery=16 days
Tempo Band / Opaska Tempo Band / Браслет Tempo Band | Tempo | 49 | black mint lilac | heart | battery=12 days; draw=band
`,
)
const lamps = runningGear(
  'head-lamp',
  'headlamp',
  `
Head lamp 300 / Czołówka 300 / Налобний ліхтар 300 | Kestrel | 34.90 | graphite orange | light usb | weight=68 g
Head lamp 600 / Czołówka 600 / Налобний ліхтар 600 | Kestrel | 59.90 | red | light usb | weight=92 g
`,
)
const caps = runningGear(
  'cap',
  'cap',
  `
Running cap / Czapka biegowa z daszkiem / Бігова кепка | Tempo | 22.90 | white navy coral | sweat | weight=55 g
Trail cap / Czapka trailowa / Трейлова кепка | Kestrel | 26.90>21.90 | olive sand | sweat | weight=60 g
`,
)

const knits = runningGear(
  'beanie',
  'beanie',
  `
Running beanie / Czapka biegowa zimowa / Зимова бігова шапка | Tempo | 24.90 | black coral teal | sweat | weight=50 g
Merino beanie / Czapka merino / Шапка з мериноса | Kestrel | 34.90 | sage navy | sweat | weight=60 g
Neck tube / Komin / Бафф | Tempo | 14.90 | violet orange | sweat | weight=35 g; draw=tube
`,
)

const yoga = (id: string, drawing: string, models: string): Family => ({
  id,
  category: 'yoga',
  drawing,
  title: plain,
  intro: local(
    'Quiet things for quiet hours.',
    'Spokojne rzeczy na spokojne godziny.',
    'Спокійні речі для спокійних годин.',
  ),
  features: localTable(`
grip | Dry hands or wet, it does not slip. | Dłonie suche czy mokre, nie ślizga się. | Сухі руки чи вологі, не ковзає.
cork | Natural cork from Portugal. | Naturalny korek z Portugalii. | Натуральний корок із Португалії.
soft | Soft on knees and wrists. | Miękka dla kolan i nadgarstków. | М’який для колін і зап’ясть.
strap | A carrying strap comes with it. | W zestawie pasek do noszenia. | У комплекті ремінь для перенесення.
cotton | Strong cotton with a steel buckle. | Mocna bawełna ze stalową klamrą. | Міцна бавовна зі сталевою пряжкою.
`),
  models,
})

const mats = yoga(
  'yoga-mat',
  'mat',
  `
Studio mat, 6 mm / Mata Studio, 6 mm / Килимок Studio, 6 мм | Asana | 34 | violet sage coral | grip strap | thickness=6 mm
Studio mat, 4 mm / Mata Studio, 4 mm / Килимок Studio, 4 мм | Asana | 28 | teal rose | grip | thickness=4 mm
Cork mat / Mata korkowa / Корковий килимок | Asana | 69>59 | copper | cork grip | thickness=5 mm
Pro mat, 8 mm / Mata Pro, 8 mm / Килимок Pro, 8 мм | Asana | 49 | navy graphite | soft grip strap | thickness=8 mm
Travel mat / Mata podróżna / Дорожній килимок | Asana | 39 | lilac | grip | thickness=1.5 mm
`,
)
const blocks = yoga(
  'yoga-block',
  'block',
  `
Cork block / Klocek korkowy / Корковий блок | Asana | 14.90 | copper | cork | pieces=1
Foam blocks, 2 / Klocki piankowe, 2 szt. / Блоки з піни, 2 шт. | Asana | 16.90 | lilac sage | soft | pieces=2
`,
)
const straps = yoga(
  'yoga-strap',
  'strap',
  `
Yoga strap / Pasek do jogi / Ремінь для йоги | Asana | 9.90 | sand plum | cotton | length=250 cm
Meditation cushion / Poduszka do medytacji / Подушка для медитації | Asana | 39 | terracotta | cotton soft | height=15 cm; draw=cushion
`,
)

const strength = (id: string, drawing: string, models: string, sizes?: readonly string[]): Family => ({
  id,
  category: 'strength',
  drawing,
  title: plain,
  intro: local(
    'A gym that fits under the bed.',
    'Siłownia, która mieści się pod łóżkiem.',
    'Спортзал, що вміщується під ліжком.',
  ),
  features: localTable(`
rubber | Rubber ends spare the floor. | Gumowe końce oszczędzają podłogę. | Гумові краї бережуть підлогу.
iron | Cast iron in one piece. | Żeliwo z jednego odlewu. | Чавун, відлитий єдиним шматком.
latex | Five layers of natural latex. | Pięć warstw naturalnego lateksu. | П’ять шарів натурального латексу.
foam | Firm foam loosens calves and back. | Twarda pianka rozluźnia łydki i plecy. | Тверда піна розслабляє литки й спину.
ball | Bearings so light that the rope sings. | Łożyska tak lekkie, że skakanka śpiewa. | Підшипники такі легкі, що скакалка співає.
adjust | One turn of the dial changes the weight. | Jeden obrót pokrętła zmienia ciężar. | Один поворот диска змінює вагу.
`),
  models,
  ...(sizes === undefined ? {} : { sizes }),
})

const dumbbells = strength(
  'dumbbells',
  'dumbbell',
  `
Hex dumbbells, pair / Hantle hex, para / Гантелі hex, пара | Forma | 29.90 | graphite | rubber iron | pieces=2
Soft dumbbells, pair / Hantle neoprenowe, para / Неопренові гантелі, пара | Forma | 17.90 | lilac mint coral | rubber | pieces=2
Dial dumbbell 24 / Hantla regulowana 24 / Розбірна гантель 24 | Forma | 189>159 | black | adjust | weight=2-24 kg
`,
)
const kettlebells = strength(
  'kettlebell',
  'kettlebell',
  `
Kettlebell Iron / Kettlebell żeliwny / Чавунна гиря | Forma | 34.90 | graphite | iron | material=iron
Kettlebell Soft / Kettlebell Soft / Гиря Soft | Forma | 39.90 | blue coral | iron rubber | material=iron, vinyl
`,
  ['8 kg', '12 kg', '16 kg', '20 kg'],
)
const bands = strength(
  'bands',
  'bands',
  `
Mini bands, 5 / Taśmy mini band, 5 szt. / Міні-стрічки, 5 шт. | Forma | 12.90 | coral+sky | latex | pieces=5
Long band / Taśma długa / Довга стрічка | Forma | 16.90 | violet green | latex | length=208 cm
Fabric bands, 3 / Taśmy materiałowe, 3 szt. / Тканинні стрічки, 3 шт. | Forma | 19.90>15.90 | rose+sand | latex | pieces=3
`,
)
const rollers = strength(
  'foam-roller',
  'roller',
  `
Foam roller 33 / Roller 33 / Масажний рол 33 | Forma | 24.90 | orange black | foam | length=33 cm
Foam roller 60 / Roller 60 / Масажний рол 60 | Forma | 34.90 | teal | foam | length=60 cm
Massage ball / Piłka do masażu / Масажний м’яч | Forma | 9.90 | plum | foam | diameter=8 cm; draw=ball
`,
)
const ropes = strength(
  'jump-rope',
  'rope',
  `
Speed rope / Skakanka Speed / Скакалка Speed | Forma | 14.90 | black red | ball | length=300 cm
Weighted rope / Skakanka obciążona / Обважнена скакалка | Forma | 22.90! | graphite | ball | weight=450 g
`,
)

const carry = (id: string, drawing: string, models: string): Family => ({
  id,
  category: 'bottles-bags',
  drawing,
  title: plain,
  intro: local(
    'Carried every day, cleaned in a minute.',
    'Do noszenia codziennie, do umycia w minutę.',
    'Носиться щодня, миється за хвилину.',
  ),
  features: localTable(`
steel | Steel inside, cold for 24 hours. | Stal w środku, zimno przez 24 godziny. | Сталь усередині, холод 24 години.
squeeze | Soft enough to squeeze with one hand. | Tak miękki, że ściśniesz jedną ręką. | Такий м’який, що стиснеш однією рукою.
shake | The whisk ball leaves no lumps. | Kulka mieszająca nie zostawia grudek. | Кулька-вінчик не лишає грудок.
shoes | A separate place for wet shoes. | Osobne miejsce na mokre buty. | Окреме місце для мокрого взуття.
laptop | Padded for a 15-inch laptop. | Usztywniona kieszeń na laptop 15 cali. | М’яка кишеня для ноутбука 15 дюймів.
`),
  models,
})

const bottles = carry(
  'bottle',
  'bottle',
  `
Steel bottle 600 / Butelka stalowa 600 / Сталева пляшка 600 | Tempo | 27.90 | sage navy coral white | steel | volume=600 ml
Steel bottle 1000 / Butelka stalowa 1000 / Сталева пляшка 1000 | Tempo | 34.90 | graphite teal | steel | volume=1000 ml
Squeeze bottle / Bidon Squeeze / Пляшка Squeeze | Tempo | 9.90 | sky orange | squeeze | volume=750 ml
Shaker / Shaker / Шейкер | Tempo | 8.90>6.90 | black red | shake | volume=600 ml; draw=shaker
`,
)
const bags = carry(
  'bag',
  'bag',
  `
Gym bag 30 / Torba treningowa 30 / Спортивна сумка 30 | Kestrel | 49 | black sand | shoes | volume=30 l
Gym bag 45 / Torba treningowa 45 / Спортивна сумка 45 | Kestrel | 64>54 | navy | shoes | volume=45 l
`,
)
const backpacks = carry(
  'backpack',
  'backpack',
  `
Commuter 20 / Plecak Commuter 20 / Рюкзак Commuter 20 | Kestrel | 79 | graphite sage terracotta | laptop shoes | volume=20 l
Trail pack 12 / Plecak Trail 12 / Рюкзак Trail 12 | Kestrel | 69 | orange blue | laptop | volume=12 l
`,
)

export const equipment: readonly Family[] = [
  belts,
  vests,
  watches,
  lamps,
  caps,
  knits,
  mats,
  blocks,
  straps,
  dumbbells,
  kettlebells,
  bands,
  rollers,
  ropes,
  bottles,
  bags,
  backpacks,
]
