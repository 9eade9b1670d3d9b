import { local, localTable } from '../local.ts'
import type { Family } from '../family.ts'

const kettles: Family = {
  id: 'kettle',
  category: 'kettles',
  drawing: 'kettle',
  title: local('{} kettle', 'Czajnik {}', 'Чайник {}'),
  intro: local(
    'Boils fast, pours without a drip and looks good left out.',
    'Szybko gotuje, nalewa bez kapania i dobrze wygląda na blacie.',
    'Швидко закипає, наливає без крапель і гарний на стільниці.',
  ),
  features: localTable(`
degree | Set the water to the degree, from 40 to 100. | Ustaw temperaturę co do stopnia, od 40 do 100. | Температура до градуса: від 40 до 100.
goose | The gooseneck gives a thin, steady stream for filter coffee. | Wylewka „gęsia szyja” daje cienki, równy strumień do kawy z filtra. | Носик «гусяча шия» дає тонкий рівний струмінь для фільтр-кави.
keep | Keeps the temperature for half an hour. | Utrzymuje temperaturę przez pół godziny. | Тримає температуру пів години.
quiet | Boils with half the noise of an ordinary kettle. | Gotuje o połowę ciszej niż zwykły czajnik. | Кипить удвічі тихіше за звичайний чайник.
glass | Glass body with a light ring that turns amber when it boils. | Szklany korpus z pierścieniem, który świeci bursztynowo przy wrzeniu. | Скляний корпус із кільцем, що світиться бурштином під час кипіння.
`),
  models: `
Brezza 1.7 | Nordhus | 49 | white graphite sage | quiet | volume=1.7 l; power=2200 W
Brezza Temp | Nordhus | 79>69 | cream graphite | degree keep | volume=1.5 l; power=2200 W
Collo | Torre | 99 | black copper | goose degree keep | volume=0.9 l; power=1200 W; draw=gooseneck
Collo Mini | Torre | 74 | white | goose | volume=0.6 l; power=1000 W; draw=gooseneck
Lume | Nordhus | 59 | sky | glass quiet | volume=1.7 l; power=2200 W
Retro | Presto | 69 | red mint cream | quiet | volume=1.5 l; power=2000 W
Retro Temp | Presto | 94 | navy | degree quiet | volume=1.5 l; power=2000 W
Pronto 1.0 | Presto | 29.90 | silver yellow! | quiet | volume=1.0 l; power=1500 W
`,
}

const toasters: Family = {
  id: 'toaster',
  category: 'toasters',
  drawing: 'toaster',
  title: local('{} toaster', 'Toster {}', 'Тостер {}'),
  intro: local(
    'Browns both sides alike, slice after slice.',
    'Przypieka obie strony tak samo, kromka po kromce.',
    'Підсмажує обидва боки однаково, скибка за скибкою.',
  ),
  features: localTable(`
two | Two wide slots take bagels and thick country bread. | Dwa szerokie otwory mieszczą bajgle i gruby wiejski chleb. | Два широкі отвори для бейглів і товстого сільського хліба.
four | Four slices in two circuits, each with its own dial. | Cztery kromki w dwóch obwodach, każdy z własnym pokrętłem. | Чотири скибки у двох контурах, кожен зі своїм регулятором.
defrost | Defrosts, warms up, and lifts small slices high. | Rozmraża, podgrzewa i wysoko unosi małe kromki. | Розморожує, підігріває й високо піднімає малі скибки.
rack | The bun rack folds into the lid. | Ruszt na bułki składa się w pokrywę. | Решітка для булочок складається в кришку.
`),
  models: `
Brezza Toast | Nordhus | 44 | white graphite sage | two defrost | power=950 W
Brezza Toast 4 | Nordhus | 69 | white graphite | four defrost | power=1600 W
Retro Due | Presto | 59 | red mint cream | two rack | power=900 W
Retro Quattro | Presto | 89>75 | cream navy | four rack | power=1500 W
Croste | Torre | 79 | copper | two defrost rack | power=1000 W
Pronto Toast | Presto | 24.90 | silver | two | power=800 W
`,
}

const blenders: Family = {
  id: 'blender',
  category: 'blenders',
  drawing: 'blender',
  title: local('{} blender', 'Blender {}', 'Блендер {}'),
  intro: local(
    'From frozen berries to hot soup, without lumps.',
    'Od mrożonych jagód po gorącą zupę, bez grudek.',
    'Від заморожених ягід до гарячого супу, без грудок.',
  ),
  features: localTable(`
go | Drink from the jar: the lid fits every cup holder. | Pij prosto z kielicha: pokrywka pasuje do każdego uchwytu. | Пийте просто з чаші: кришка підходить до будь-якого тримача.
power | Six steel blades crush ice in ten seconds. | Sześć stalowych ostrzy kruszy lód w dziesięć sekund. | Шість сталевих лез дроблять лід за десять секунд.
soup | A heating plate cooks soup while it blends. | Płyta grzejna gotuje zupę w czasie blendowania. | Нагрівна пластина варить суп під час змішування.
wash | Cleans itself with a drop of soap in 30 seconds. | Sam się myje: kropla płynu i 30 sekund. | Миється сам: крапля мийного засобу й 30 секунд.
`),
  models: `
Vento 600 | Nordhus | 59 | white black | power wash | power=600 W; volume=1.5 l
Vento 1200 | Nordhus | 119>99 | graphite | power wash | power=1200 W; volume=2.0 l
Vento Soup | Nordhus | 149 | cream | soup power | power=1000 W; volume=1.7 l
Sorso Go | Presto | 39 | coral mint violet | go wash | power=300 W; volume=0.5 l
Sorso Go Duo | Presto | 49 | teal | go power | power=400 W; volume=0.6 l
Frulla Pro | Torre | 199 | silver black! | power soup wash | power=1500 W; volume=2.0 l
`,
}

const airFryers: Family = {
  id: 'air-fryer',
  category: 'toasters',
  drawing: 'airFryer',
  title: local('{} air fryer', 'Frytkownica beztłuszczowa {}', 'Аерофритюрниця {}'),
  intro: local(
    'Crisp outside, soft inside, one spoon of oil.',
    'Chrupiące z zewnątrz, miękkie w środku, jedna łyżka oleju.',
    'Хрустке зовні, м’яке всередині, одна ложка олії.',
  ),
  features: localTable(`
window | A window and a light, so nobody opens it too early. | Okienko i światło, więc nikt nie otworzy za wcześnie. | Віконце зі світлом, тож ніхто не відкриє зарано.
two | Two drawers that finish at the same minute. | Dwie szuflady, które kończą w tej samej minucie. | Дві шухляди, що завершують тієї самої хвилини.
wash | Basket and tray go into the dishwasher. | Kosz i tacka do zmywarki. | Кошик і піддон миються в посудомийці.
`),
  models: `
Croc 4 | Nordhus | 79 | black white | wash | volume=4 l; power=1400 W
Croc 6 | Nordhus | 109>95 | graphite sage | window wash | volume=6 l; power=1700 W
Croc Duo | Nordhus | 169 | black | two wash | volume=9 l; power=2400 W
Retro Aria | Presto | 129 | cream red! | window wash | volume=5 l; power=1600 W
`,
}

export const kitchen: readonly Family[] = [kettles, toasters, blenders, airFryers]
