import { local, localTable } from '../local.ts'
import type { Family } from '../family.ts'

const toothbrushes: Family = {
  id: 'toothbrush',
  category: 'toothbrushes',
  drawing: 'toothbrush',
  title: local('{} electric toothbrush', 'Szczoteczka elektryczna {}', 'Електрична зубна щітка {}'),
  intro: local(
    'Two minutes, four quarters, and a brush that tells you when you press too hard.',
    'Dwie minuty, cztery ćwiartki i szczoteczka, która mówi, gdy naciskasz za mocno.',
    'Дві хвилини, чотири чверті й щітка, яка каже, коли ви тиснете засильно.',
  ),
  features: localTable(`
sonic | 62,000 strokes a minute, gentle on gums. | 62 000 ruchów na minutę, łagodne dla dziąseł. | 62 000 рухів на хвилину, лагідно до ясен.
round | A round head turns and pulses around every tooth. | Okrągła główka obraca się i pulsuje wokół każdego zęba. | Кругла голівка обертається й пульсує довкола кожного зуба.
app | The app shows what you missed. | Aplikacja pokazuje, co zostało pominięte. | Застосунок показує, що ви пропустили.
weeks | Three weeks on one charge. | Trzy tygodnie na jednym ładowaniu. | Три тижні на одному заряді.
kids | A short handle, soft bristles and a song for two minutes. | Krótka rączka, miękkie włosie i piosenka na dwie minuty. | Коротка ручка, м’яка щетина й пісенька на дві хвилини.
`),
  models: `
Sonia 3 | Sonia | 49 | white mint rose | sonic weeks | modes=2
Sonia 5 | Sonia | 79>69 | white graphite | sonic weeks | modes=3
Sonia 7 App | Sonia | 119 | white navy lilac | sonic app weeks | modes=5
Sonia Kids | Sonia | 34.90 | sky coral | kids sonic | modes=2
Rondo 1 | Rondo | 39 | white blue | round | modes=1
Rondo 4 | Rondo | 69 | black white | round weeks | modes=3
Rondo 8 App | Rondo | 139>115 | black | round app | modes=6
Rondo Kids | Rondo | 29.90 | yellow mint! | kids round | modes=1
`,
}

const heads: Family = {
  id: 'brush-heads',
  category: 'brush-heads',
  drawing: 'brushHeads',
  title: local('{} brush heads', 'Końcówki {}', 'Насадки {}'),
  intro: local(
    'Dentists say three months. The blue bristles fade when it is time.',
    'Dentyści mówią: trzy miesiące. Niebieskie włosie blednie, gdy pora na wymianę.',
    'Стоматологи кажуть: три місяці. Сині щетинки бліднуть, коли час.',
  ),
  features: localTable(`
soft | Extra soft, for sore gums. | Bardzo miękkie, do wrażliwych dziąseł. | Дуже м’які, для чутливих ясен.
white | Polishing rim against coffee and tea. | Obwódka polerująca na ślady kawy i herbaty. | Полірувальний обідок проти слідів кави й чаю.
deep | Long bristles reach between the teeth. | Długie włosie sięga między zęby. | Довга щетина дістає між зуби.
kids | Small and round, with a friendly whale. | Małe i okrągłe, z sympatycznym wielorybem. | Маленькі й круглі, з привітним китом.
`),
  models: `
Sonia Soft | Sonia | 12.90 | mint+white | soft | fits=Sonia
Sonia White | Sonia | 13.90 | sky+white | white | fits=Sonia
Sonia Deep | Sonia | 13.90>11.50 | blue+white | deep | fits=Sonia
Sonia Kids | Sonia | 11.90 | coral+white | kids soft | fits=Sonia Kids
Rondo Classic | Rondo | 11.90 | blue+white | deep | fits=Rondo
Rondo White | Rondo | 13.50 | graphite+white | white | fits=Rondo
Rondo Gum | Rondo | 13.50 | rose+white | soft | fits=Rondo
`,
  packs: [
    { id: '2', name: local('2 heads', '2 sztuki', '2 насадки'), times: 1 },
    { id: '4', name: local('4 heads', '4 sztuki', '4 насадки'), times: 1.8 },
    { id: '8', name: local('8 heads', '8 sztuk', '8 насадок'), times: 3.3 },
  ],
}

const cases: Family = {
  id: 'travel-case',
  category: 'travel-cases',
  drawing: 'travelCase',
  title: local('{} travel case', 'Etui podróżne {}', 'Дорожній футляр {}'),
  intro: local(
    'Keeps the brush dry and the bag clean.',
    'Szczoteczka pozostaje sucha, a torba czysta.',
    'Щітка лишається сухою, а сумка чистою.',
  ),
  features: localTable(`
two | Room for the handle and two heads. | Mieści rączkę i dwie końcówki. | Вміщує ручку й дві насадки.
usb | Charges the brush by USB-C on the way. | W drodze ładuje szczoteczkę przez USB-C. | Заряджає щітку в дорозі через USB-C.
vent | Slots let it dry. | Szczeliny pozwalają wyschnąć. | Щілини дають висохнути.
`),
  models: `
Sonia Go | Sonia | 14.90 | white mint rose | two vent | fits=Sonia
Sonia Charge | Sonia | 39>32 | white navy | usb two | fits=Sonia 5, Sonia 7
Rondo Go | Rondo | 12.90 | blue black | two vent | fits=Rondo
Kids Whale / Kids Wieloryb / Kids Кит | Sonia | 11.90 | sky coral | vent | fits=Sonia Kids, Rondo Kids
`,
}

const dryers: Family = {
  id: 'hair-dryer',
  category: 'hair-dryers',
  drawing: 'hairDryer',
  title: local('{} hair dryer', 'Suszarka do włosów {}', 'Фен {}'),
  intro: local(
    'Dries fast without heat that harms.',
    'Suszy szybko, bez szkodliwego gorąca.',
    'Сушить швидко, без шкідливого жару.',
  ),
  features: localTable(`
ion | Ions calm the frizz. | Jony wygładzają puszenie. | Іони приборкують пухнастість.
light | At 330 g the arm does not tire. | Waży 330 g, ręka się nie męczy. | Вага 330 г, рука не втомлюється.
fold | The handle folds, the voltage adapts. | Rączka się składa, napięcie dopasowuje. | Ручка складається, напруга підлаштовується.
set | With diffuser and two nozzles. | Z dyfuzorem i dwiema dyszami. | З дифузором і двома насадками.
`),
  models: `
Aura | Sonia | 59 | rose white | ion set | power=2100 W
Aura Light | Sonia | 149>129 | graphite lilac | ion light set | power=1600 W
Aura Travel | Sonia | 34.90 | teal coral | fold | power=1200 W
Vento Dry | Nordhus | 79 | sand | ion light | power=1800 W
Salon 2400 | Nordhus | 99 | black red | ion set | power=2400 W
`,
}

const shavers: Family = {
  id: 'shaver',
  category: 'shavers',
  drawing: 'shaver',
  title: local('{} shaver', 'Golarka {}', 'Електробритва {}'),
  intro: local(
    'Close in the morning, comfortable all day, rinsed under the tap.',
    'Gładko rano, wygodnie cały dzień, płukanie pod kranem.',
    'Гладко зранку, зручно весь день, миється під краном.',
  ),
  features: localTable(`
three | Three heads follow the chin. | Trzy głowice podążają za brodą. | Три головки повторюють лінію підборіддя.
foil | Foils for sensitive skin. | Folie do skóry wrażliwej. | Сітки для чутливої шкіри.
trim | A trimmer for beard and neck slides out. | Wysuwany trymer do brody i karku. | Висувний тример для бороди й шиї.
hour | One hour of shaving, one minute charges one shave. | Godzina golenia, minuta ładowania to jedno golenie. | Година гоління, хвилина заряджання — одне гоління.
`),
  models: `
Lama 3 | Rondo | 59 | black | three | battery=45 min
Lama 5 | Rondo | 99>85 | graphite blue | three trim hour | battery=60 min
Foil S | Rondo | 79 | silver | foil hour | battery=50 min
Trim One | Rondo | 39 | black teal | trim | battery=80 min
`,
}

const irrigators: Family = {
  ...toothbrushes,
  id: 'water-flosser',
  drawing: 'flosser',
  title: local('{} water flosser', 'Irygator {}', 'Іригатор {}'),
  intro: local(
    'A thin jet of water goes where a brush can’t.',
    'Cienki strumień wody dociera tam, gdzie szczoteczka nie sięga.',
    'Тонкий струмінь води дістає туди, куди щітка не може.',
  ),
  features: localTable(`
tank | The tank lasts for the whole mouth. | Zbiornik wystarcza na całe usta. | Бака вистачає на весь рот.
go | Folds to the size of a phone. | Składa się do rozmiaru telefonu. | Складається до розміру телефона.
tips | Four tips, four colours, one family. | Cztery końcówki, cztery kolory, jedna rodzina. | Чотири насадки, чотири кольори, одна родина.
`),
  models: `
Jet Go | Sonia | 49 | white navy | go | modes=3
Jet Home | Sonia | 79>65 | white | tank tips | modes=5
Rondo Jet | Rondo | 69 | black | tank tips | modes=4
`,
}

export const care: readonly Family[] = [toothbrushes, heads, cases, dryers, shavers, irrigators]
