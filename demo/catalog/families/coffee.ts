import { local, localTable } from '../local.ts'
import type { Family } from '../family.ts'

const espressoMachines: Family = {
  id: 'espresso-machine',
  category: 'espresso-machines',
  drawing: 'espressoMachine',
  title: local('{} espresso machine', 'Ekspres ciśnieniowy {}', 'Кавомашина {}'),
  intro: local(
    'A pump machine for the kitchen that pulls espresso the way a bar does: steady heat, real pressure, no fuss.',
    'Ekspres pompowy do domowej kuchni, który parzy espresso jak w barze: stała temperatura, prawdziwe ciśnienie, bez zamieszania.',
    'Помпова машина для домашньої кухні, яка варить еспресо як у барі: стала температура, справжній тиск, жодної метушні.',
  ),
  features: localTable(`
grinder | The built-in burr grinder has 15 steps and doses straight into the basket. | Wbudowany młynek żarnowy ma 15 stopni i dozuje kawę wprost do sitka. | Вбудована жорнова кавомолка має 15 ступенів і дозує каву просто в кошик.
dual | Two boilers let you brew and steam milk at the same time. | Dwa bojlery pozwalają parzyć kawę i spieniać mleko jednocześnie. | Два бойлери дають змогу варити каву й збивати молоко водночас.
pid | A PID keeps the water within one degree of the temperature you set. | Sterownik PID utrzymuje temperaturę wody z dokładnością do jednego stopnia. | PID-контролер тримає температуру води з точністю до одного градуса.
milk | The automatic frother makes cappuccino at one touch and rinses itself. | Automatyczny spieniacz robi cappuccino jednym dotknięciem i sam się płucze. | Автоматичний спінювач готує капучино одним дотиком і сам промивається.
steam | The steam wand turns all the way round and fits any jug. | Dysza pary obraca się dookoła i pasuje do każdego dzbanka. | Парова трубка обертається на всі боки й підходить до будь-якого пітчера.
slim | At 15 cm it is narrow enough for the smallest worktop. | Ma tylko 15 cm szerokości i mieści się na najmniejszym blacie. | Завширшки лише 15 см, стане на найменшій стільниці.
quiet | A damped pump keeps it under 52 dB, so nobody wakes up. | Wytłumiona pompa pracuje poniżej 52 dB, więc nikogo nie obudzi. | Помпа з демпфером працює тихіше за 52 дБ і нікого не розбудить.
capsule | It takes Cubo capsules and 54 mm pods and is ready in 25 seconds. | Przyjmuje kapsułki Cubo i saszetki 54 mm, gotowy w 25 sekund. | Приймає капсули Cubo й чалди 54 мм, готова за 25 секунд.
`),
  models: `
Barista One | Crema | 389>349 | graphite cream sage! | grinder steam pid | pressure=15 bar; tank=2.1 l; power=1550 W
Barista Two | Crema | 429 | silver graphite | dual steam pid | pressure=15 bar; tank=2.3 l; power=1700 W
Barista Pro | Crema | 649 | black silver | dual grinder pid | pressure=9 bar; tank=2.8 l; power=1900 W
Barista Latte | Crema | 519 | cream graphite | grinder milk quiet | pressure=15 bar; tank=2.1 l; power=1550 W
Presto Rosso | Presto | 329>289 | red | steam quiet | pressure=15 bar; tank=1.2 l; power=1250 W; draw=leverMachine
Presto Salvia | Presto | 299 | sage | steam quiet | pressure=15 bar; tank=1.2 l; power=1250 W; draw=leverMachine
Presto Mini | Presto | 179 | mint cream red | slim steam | pressure=15 bar; tank=0.9 l; power=1100 W; draw=leverMachine
Presto Duo | Presto | 359 | terracotta cream | dual steam | pressure=15 bar; tank=1.6 l; power=1450 W; draw=leverMachine
Cubo 15 | Cubo | 379 | black blue white | capsule slim quiet | pressure=19 bar; tank=1.0 l; power=1400 W; draw=capsuleMachine
Cubo 20 Milk | Cubo | 449>399 | graphite white | capsule milk | pressure=19 bar; tank=1.2 l; power=1450 W; draw=capsuleMachine
Cubo Go | Cubo | 129 | teal yellow black | capsule slim | pressure=19 bar; tank=0.7 l; power=1200 W; draw=capsuleMachine
Torre Lungo | Torre | 359 | cream graphite | grinder quiet | pressure=15 bar; tank=1.8 l; power=1450 W; draw=columnMachine
Torre Alta | Torre | 799>719 | graphite copper! | dual grinder milk | pressure=15 bar; tank=3.0 l; power=1950 W; draw=columnMachine
Torre Piccolo | Torre | 219! | navy | slim pid | pressure=15 bar; tank=0.8 l; power=1150 W; draw=columnMachine
`,
}

const capsules: Family = {
  id: 'capsules',
  category: 'capsules',
  drawing: 'capsules',
  title: local('{} coffee capsules', 'Kapsułki do kawy {}', 'Капсули для кави {}'),
  intro: local(
    'Freshly ground coffee in sealed aluminium capsules for Cubo machines and every other 54 mm system.',
    'Świeżo mielona kawa w szczelnych aluminiowych kapsułkach do ekspresów Cubo i wszystkich systemów 54 mm.',
    'Свіжозмелена кава в герметичних алюмінієвих капсулах для машин Cubo та всіх систем 54 мм.',
  ),
  features: localTable(`
dark | Dark roast with cocoa, toasted nuts and a long finish. | Ciemno palona, z nutą kakao i prażonych orzechów, o długim finiszu. | Темне обсмаження з нотами какао й смаженого горіха, довгий післясмак.
medium | Medium roast, round and sweet, with caramel and red apple. | Średnio palona, pełna i słodka, z karmelem i czerwonym jabłkiem. | Середнє обсмаження, округла й солодка, з карамеллю та червоним яблуком.
light | Light roast, bright as a cup of tea, with jasmine and lemon. | Jasno palona, lekka jak herbata, z jaśminem i cytryną. | Світле обсмаження, легка мов чай, із жасмином і лимоном.
decaf | Decaffeinated with water alone, so all the taste stays. | Bezkofeinowa metodą wodną, więc cały smak zostaje. | Без кофеїну, вилученого самою водою, тож увесь смак лишається.
milk | Strong enough to stand up to milk. | Dość mocna, by nie zginąć w mleku. | Досить міцна, щоб не загубитися в молоці.
lungo | Ground for a long cup of 110 ml. | Zmielona na dużą filiżankę 110 ml. | Змелена для великої чашки 110 мл.
bio | Certified organic, from two farms we know by name. | Z certyfikatem bio, z dwóch farm, które znamy z nazwy. | Органічна, сертифікована, з двох ферм, які ми знаємо на ім’я.
`),
  models: `
Intenso | Cubo | 4.20 | brown+orange | dark milk | intensity=11; roast=dark
Ristretto | Cubo | 4.20 | black+red | dark | intensity=12; roast=dark
Lungo Dolce | Cubo | 4.20 | terracotta+cream | medium lungo | intensity=6; roast=medium
Arabica Alba | Cubo | 4.50 | sand+sky | light | intensity=4; roast=light
Decaf Sera | Cubo | 4.50 | navy+lilac | decaf medium | intensity=5; roast=medium
Cremoso | Cubo | 4.20 | brown+teal | medium milk | intensity=8; roast=medium
Etiopia | Torre | 5.20 | plum+yellow | light bio | intensity=5; roast=light
Colombia | Torre | 4.90 | green+yellow | medium bio | intensity=7; roast=medium
Napoli | Torre | 4.40 | red+black | dark | intensity=13; roast=dark
Bio Verde | Torre | 4.90>4.40 | sage+green | medium bio lungo | intensity=6; roast=medium
Vaniglia | Presto | 4.60 | cream+yellow | medium milk | intensity=5; roast=medium
Nocciola | Presto | 4.60 | copper+brown | medium milk | intensity=6; roast=medium
Decaf Lungo | Presto | 4.40 | blue+sky | decaf lungo | intensity=4; roast=medium
`,
  packs: [
    { id: '10', name: local('10 capsules', '10 kapsułek', '10 капсул'), times: 1 },
    { id: '50', name: local('50 capsules', '50 kapsułek', '50 капсул'), times: 4.5 },
    { id: '100', name: local('100 capsules', '100 kapsułek', '100 капсул'), times: 8.4 },
  ],
}

const beans: Family = {
  id: 'coffee-beans',
  category: 'beans',
  drawing: 'beans',
  title: local('{} coffee beans', 'Kawa ziarnista {}', 'Кава в зернах {}'),
  intro: local(
    'Whole beans, roasted on Tuesdays and packed the same day in a bag with a valve.',
    'Całe ziarna palone we wtorki i pakowane tego samego dnia w torbę z zaworem.',
    'Цілі зерна: обсмажуємо щовівторка й того ж дня пакуємо в пакет із клапаном.',
  ),
  features: localTable(`
espresso | Made for espresso: thick crema, dark chocolate, little acidity. | Na espresso: gęsta crema, gorzka czekolada, mało kwasowości. | Для еспресо: густа крема, чорний шоколад, мало кислотності.
filter | Best in a filter or a press, where its fruit shows. | Najlepsza z filtra lub prasy, gdzie słychać jej owoce. | Найкраща у фільтрі чи френч-пресі, де розкриваються фрукти.
nuts | Hazelnut, milk chocolate and brown sugar. | Orzech laskowy, mleczna czekolada i brązowy cukier. | Фундук, молочний шоколад і коричневий цукор.
berry | Blueberry, black tea and a clean finish. | Borówka, czarna herbata i czysty finisz. | Лохина, чорний чай і чистий післясмак.
decaf | Decaffeinated with water from a mountain spring. | Bezkofeinowa, wypłukana wodą z górskiego źródła. | Без кофеїну: вимитого водою з гірського джерела.
blend | A blend of three origins that tastes the same all year. | Mieszanka trzech pochodzeń, która smakuje tak samo przez cały rok. | Суміш трьох походжень, однакова на смак увесь рік.
`),
  models: `
House Blend | Torre | 8.90 | brown+cream | espresso blend | roast=medium; origin=Brazil, India
Dark Street | Torre | 8.90 | black+orange | espresso blend | roast=dark; origin=Brazil, Vietnam
Sidamo | Torre | 12.40 | plum+yellow | filter berry | roast=light; origin=Ethiopia
Huila | Torre | 11.20 | green+cream | filter nuts | roast=medium; origin=Colombia
Santos | Crema | 9.60 | terracotta+cream | espresso nuts | roast=medium; origin=Brazil
Sumatra | Crema | 11.90>9.90 | olive+sand | espresso nuts | roast=dark; origin=Indonesia
Kenya AA | Crema | 13.80 | red+cream | filter berry | roast=light; origin=Kenya
Night Decaf | Crema | 10.90 | navy+sky | decaf nuts | roast=medium; origin=Mexico
Sunday Filter | Presto | 10.20 | sky+yellow | filter blend | roast=light; origin=Peru, Ethiopia
`,
  packs: [
    { id: '250', name: local('250 g', '250 g', '250 г'), times: 1 },
    { id: '1000', name: local('1 kg', '1 kg', '1 кг'), times: 3.6 },
  ],
}

const grinders: Family = {
  id: 'grinder',
  category: 'grinders',
  drawing: 'grinder',
  title: local('{} coffee grinder', 'Młynek do kawy {}', 'Кавомолка {}'),
  intro: local(
    'An even grind is half of a good cup, and this grinder keeps it even from the first bean to the last.',
    'Równe mielenie to połowa dobrej kawy, a ten młynek miele równo od pierwszego do ostatniego ziarna.',
    'Рівний помел — це половина доброї кави, і ця кавомолка меле рівно від першого зерна до останнього.',
  ),
  features: localTable(`
steel | 40 mm hardened steel burrs. | Żarna 40 mm z hartowanej stali. | Жорна 40 мм із загартованої сталі.
ceramic | Ceramic burrs stay cool and sharp for ten years. | Ceramiczne żarna nie grzeją się i pozostają ostre przez dziesięć lat. | Керамічні жорна не гріються й лишаються гострими десять років.
timer | A timer doses one cup or two, to a tenth of a second. | Timer dozuje jedną lub dwie filiżanki, co do dziesiątej sekundy. | Таймер дозує одну чи дві чашки з точністю до десятої секунди.
hand | By hand: no cable, no noise, 30 g in under a minute. | Ręczny: bez kabla i hałasu, 30 g w niecałą minutę. | Ручна: без дроту й шуму, 30 г менш ніж за хвилину.
steps | 48 steps from Turkish to French press. | 48 stopni, od kawy po turecku do prasy francuskiej. | 48 ступенів: від турки до френч-преса.
`),
  models: `
G2 | Crema | 89>76 | red graphite cream | steel steps | power=150 W; capacity=250 g
G3 Timer | Crema | 139 | graphite silver | steel timer steps | power=165 W; capacity=350 g
Mola | Presto | 64 | sage white | ceramic | power=120 W; capacity=180 g
Mola Doppio | Presto | 99 | terracotta | ceramic timer | power=150 W; capacity=300 g
Manuale | Torre | 49 | copper black | hand ceramic | capacity=30 g; draw=handGrinder
Manuale Viaggio | Torre | 39 | teal | hand steel | capacity=20 g; draw=handGrinder
Precisa | Torre | 219>189 | black | steel timer steps | power=250 W; capacity=500 g
`,
}

const frothers: Family = {
  id: 'milk-frother',
  category: 'frothers',
  drawing: 'frother',
  title: local('{} milk frother', 'Spieniacz do mleka {}', 'Спінювач молока {}'),
  intro: local(
    'Fine foam in about a minute, hot or cold, from milk or oats.',
    'Drobna pianka w około minutę, na ciepło lub zimno, z mleka albo z owsa.',
    'Дрібна пінка приблизно за хвилину, гаряча чи холодна, з молока або вівса.',
  ),
  features: localTable(`
induction | The jug lifts off the induction base and goes into the dishwasher. | Dzbanek zdejmuje się z podstawy indukcyjnej i można go myć w zmywarce. | Глечик знімається з індукційної бази, його можна мити в посудомийці.
wand | A slim wand on two batteries that lives in the cutlery drawer. | Smukły mikser na dwie baterie, który mieszka w szufladzie ze sztućcami. | Тонкий вінчик на двох батарейках, що живе в шухляді з приборами.
choco | It melts chocolate too. | Rozpuszcza też czekoladę. | А ще розтоплює шоколад.
big | Enough for three large cappuccinos. | Wystarcza na trzy duże cappuccino. | Вистачає на три великі капучино.
`),
  models: `
Crema 200 | Crema | 39 | silver black | induction | capacity=200 ml
Crema 350 | Crema | 59 | silver cream | induction big choco | capacity=350 ml
Nuvola | Presto | 49>42 | white sage | induction choco | capacity=240 ml
Nuvola Stick | Presto | 14.90 | black red | wand | length=22 cm; draw=frotherStick
Schiuma | Torre | 69 | copper graphite | induction big | capacity=400 ml
`,
}

const descalers: Family = {
  id: 'descaler',
  category: 'descalers',
  drawing: 'descaler',
  title: local('{}', '{}', '{}'),
  intro: local(
    'Hard water shortens the life of every machine. Use it every two months and the heater stays clean.',
    'Twarda woda skraca życie każdego ekspresu. Stosuj co dwa miesiące, a grzałka pozostanie czysta.',
    'Жорстка вода вкорочує життя кожній машині. Раз на два місяці — і нагрівач лишається чистим.',
  ),
  features: localTable(`
citric | Citric and lactic acid, no smell, safe for aluminium. | Kwas cytrynowy i mlekowy, bez zapachu, bezpieczny dla aluminium. | Лимонна й молочна кислоти, без запаху, безпечно для алюмінію.
five | One bottle is enough for five rounds. | Jedna butelka wystarcza na pięć odkamieniań. | Однієї пляшки вистачає на п’ять разів.
fat | Takes coffee oil off baskets and groups. | Usuwa tłuszcz kawowy z sitek i grup. | Знімає кавову олію з кошиків і груп.
filter | Lasts 50 litres and clicks into the tank. | Wystarcza na 50 litrów i wskakuje do zbiornika jednym kliknięciem. | Вистачає на 50 літрів, вставляється в бак одним клацанням.
`),
  models: `
Descaler / Odkamieniacz / Засіб від накипу | Crema | 9.90 | blue+white | citric five | volume=500 ml
Descaler XL / Odkamieniacz XL / Засіб від накипу XL | Crema | 16.90 | teal+white | citric five | volume=1000 ml
Eco descaler / Odkamieniacz Eco / Еко-засіб від накипу | Presto | 11.50 | sage+white | citric | volume=500 ml
Cleaning tablets, 20 / Tabletki czyszczące, 20 szt. / Таблетки для чищення, 20 шт. | Crema | 12.90 | red+white | fat | pieces=20
Milk circuit cleaner / Płyn do układu mleka / Засіб для молочної системи | Crema | 13.50>10.90 | sky+white | fat | volume=500 ml
Group head brush powder / Proszek do grupy / Порошок для групи | Torre | 14.90 | brown+cream | fat | weight=500 g
`,
}

const filters: Family = {
  ...descalers,
  id: 'water-filter',
  drawing: 'filter',
  models: `
Water filters, 3 / Filtry do wody, 3 szt. / Фільтри для води, 3 шт. | Crema | 24.90 | sky+white | filter | pieces=3
Water filter Soft / Filtr do wody Soft / Фільтр для води Soft | Torre | 11.90 | mint+white | filter | pieces=1
`,
}

const cups: Family = {
  id: 'cups',
  category: 'cups',
  drawing: 'cups',
  title: local('{}', '{}', '{}'),
  intro: local(
    'Thick porcelain that keeps the heat, fired twice and safe in the dishwasher.',
    'Gruba porcelana, która trzyma ciepło, dwa razy wypalana i odporna na zmywarkę.',
    'Товста порцеляна, що тримає тепло, двічі випалена, можна мити в посудомийці.',
  ),
  features: localTable(`
espresso | They hold 70 ml and fit under every spout. | Mieszczą 70 ml i pasują pod każdy wylew. | Вміщують 70 мл і стають під будь-який носик.
cappuccino | At 180 ml there is room for a proper foam. | Przy 180 ml jest miejsce na porządną piankę. | 180 мл: є місце для справжньої пінки.
set | Two cups, two saucers, one box: ready to give. | Dwie filiżanki, dwa spodki, jedno pudełko: gotowy prezent. | Дві чашки, два блюдця, одна коробка: готовий подарунок.
glass | Double-walled glass: hot inside, cool in the hand. | Podwójne szkło: w środku gorąco, w dłoni chłodno. | Подвійне скло: всередині гаряче, в руці прохолодно.
`),
  models: `
Espresso cups, 2 / Filiżanki do espresso, 2 szt. / Чашки для еспресо, 2 шт. | Torre | 24.50 | terracotta teal | espresso set | volume=70 ml
Cappuccino cups, 2 / Filiżanki do cappuccino, 2 szt. / Чашки для капучино, 2 шт. | Torre | 29.50 | sage cream navy | cappuccino set | volume=180 ml
Latte mugs, 2 / Kubki do latte, 2 szt. / Кухлі для лате, 2 шт. | Presto | 26.00 | sand rose | cappuccino set | volume=300 ml
Glass cups, 2 / Szklanki termiczne, 2 szt. / Термосклянки, 2 шт. | Presto | 22.90>18.90 | sky | glass set | volume=120 ml
Espresso cups, 6 / Filiżanki do espresso, 6 szt. / Чашки для еспресо, 6 шт. | Crema | 58.00 | white graphite | espresso | volume=70 ml
`,
}

const tools: Family = {
  id: 'barista-tool',
  category: 'cups',
  drawing: 'tamper',
  title: local('{}', '{}', '{}'),
  intro: local(
    'A small tool that makes every shot the next one’s equal.',
    'Małe narzędzie, dzięki któremu każde espresso wychodzi takie samo.',
    'Невеликий інструмент, з яким кожне еспресо виходить однаковим.',
  ),
  features: localTable(`
flat | A flat steel base, turned to a hundredth of a millimetre. | Płaska stalowa stopa, toczona z dokładnością do setnej milimetra. | Пласка сталева основа, виточена до сотої міліметра.
wood | The handle is oiled walnut. | Rączka z olejowanego orzecha. | Ручка з промасленого горіха.
jug | A sharp spout for latte art. | Ostry dziobek do latte art. | Гострий носик для лате-арту.
`),
  models: `
Tamper 54 mm / Tamper 54 mm / Темпер 54 мм | Crema | 29.00 | brown+silver | flat wood | diameter=54 mm
Tamper 58 mm / Tamper 58 mm / Темпер 58 мм | Torre | 34.00 | black+silver | flat | diameter=58 mm
Distributor 54 mm / Dystrybutor 54 mm / Розрівнювач 54 мм | Crema | 32.00>26.00 | graphite+copper | flat | diameter=54 mm
`,
}

export const coffee: readonly Family[] = [
  espressoMachines,
  capsules,
  beans,
  grinders,
  frothers,
  descalers,
  filters,
  cups,
  tools,
]
