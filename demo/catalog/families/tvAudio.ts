import { local, localTable } from '../local.ts'
import type { Family } from '../family.ts'

const tvs: Family = {
  id: 'tv',
  category: 'tvs',
  drawing: 'tv',
  title: local('{} TV', 'Telewizor {}', 'Телевізор {}'),
  intro: local(
    'Films as they were meant, sport without a blur, and menus that answer at once.',
    'Filmy takie, jak miały być, sport bez smużenia i menu, które odpowiada od razu.',
    'Фільми такі, як задумано, спорт без розмиття й меню, що відповідає одразу.',
  ),
  features: localTable(`
oled | Every pixel goes dark on its own, so black is black. | Każdy piksel gaśnie osobno, więc czerń jest czernią. | Кожен піксель гасне окремо, тож чорне справді чорне.
mini | Mini LED in 512 zones, bright even at noon. | Mini LED w 512 strefach, jasny nawet w południe. | Mini LED у 512 зонах, яскравий навіть опівдні.
hz | 120 Hz and two HDMI 2.1 ports for consoles. | 120 Hz i dwa porty HDMI 2.1 do konsoli. | 120 Гц і два порти HDMI 2.1 для консолей.
frame | Shows a picture of yours when it rests. | W spoczynku pokazuje twój obraz. | У спокої показує вашу картину.
smart | All the streaming services, one remote. | Wszystkie serwisy i jeden pilot. | Усі стримінги й один пульт.
`),
  models: `
Linea 32 | Linea | 199 | black | smart | screen=32 "; resolution=Full HD; width=73 cm
Linea 43 | Linea | 329 | black | smart | screen=43 "; resolution=4K; width=96 cm
Linea 50 | Linea | 399>349 | black | smart | screen=50 "; resolution=4K; width=112 cm
Linea 55 Mini | Linea | 699 | black | mini hz | screen=55 "; resolution=4K; width=123 cm
Linea 65 Mini | Linea | 999>899 | black | mini hz | screen=65 "; resolution=4K; width=145 cm
Linea 55 OLED | Linea | 1199 | black | oled hz | screen=55 "; resolution=4K; width=122 cm
Linea 65 OLED | Linea | 1699 | black | oled hz | screen=65 "; resolution=4K; width=144 cm
Linea 77 OLED | Linea | 2499! | black | oled hz | screen=77 "; resolution=4K; width=171 cm
Galeria 43 | Nordhus | 649 | sand white | frame smart | screen=43 "; resolution=4K; width=97 cm; draw=frameTv
Galeria 55 | Nordhus | 999 | sand white brown | frame smart hz | screen=55 "; resolution=4K; width=124 cm; draw=frameTv
Galeria 65 | Nordhus | 1399>1249 | white | frame hz | screen=65 "; resolution=4K; width=146 cm; draw=frameTv
Cube 24 | Linea | 149 | white | smart | screen=24 "; resolution=HD; width=55 cm
`,
}

const soundbars: Family = {
  id: 'soundbar',
  category: 'soundbars',
  drawing: 'soundbar',
  title: local('{} soundbar', 'Soundbar {}', 'Саундбар {}'),
  intro: local(
    'Voices clear, music wide, one cable to the TV.',
    'Wyraźne głosy, szeroka muzyka, jeden kabel do telewizora.',
    'Чіткі голоси, широка музика, один кабель до телевізора.',
  ),
  features: localTable(`
atmos | Speakers that fire up put rain above you. | Głośniki skierowane w górę sprawiają, że deszcz pada nad tobą. | Динаміки, спрямовані вгору: дощ іде над вами.
sub | The wireless subwoofer hides behind the sofa. | Bezprzewodowy subwoofer znika za kanapą. | Бездротовий сабвуфер ховається за диваном.
night | Night mode keeps bangs low and words clear. | Tryb nocny ścisza huk, a słowa zostawia wyraźne. | Нічний режим притишує вибухи, слова лишає чіткими.
compact | Short enough for a 43-inch set. | Dość krótki do telewizora 43 cale. | Досить короткий для 43 дюймів.
`),
  models: `
S 60 | Aria | 129 | black white | compact night | power=80 W; width=60 cm
S 90 | Aria | 199 | black | night sub | power=180 W; width=90 cm
S 110 Atmos | Aria | 449>389 | black | atmos sub night | power=360 W; width=110 cm
Tono Bar | Nordhus | 279 | sand grey | compact night | power=120 W; width=75 cm
Tono Bar Duo | Nordhus | 399 | grey | sub night | power=240 W; width=90 cm
Linea Sound | Linea | 99>89 | black | compact | power=60 W; width=55 cm
`,
}

const headphones: Family = {
  id: 'headphones',
  category: 'headphones',
  drawing: 'headphones',
  title: local('{} headphones', 'Słuchawki {}', 'Навушники {}'),
  intro: local(
    'Light on the head, closed to the street, and tuned by people who listen all day.',
    'Lekkie na głowie, szczelne na ulicy, strojone przez ludzi, którzy słuchają cały dzień.',
    'Легкі на голові, закриті від вулиці, налаштовані людьми, які слухають цілий день.',
  ),
  features: localTable(`
anc | Noise cancelling takes out engines and neighbours. | Redukcja hałasu usuwa silniki i sąsiadów. | Шумозаглушення прибирає двигуни й сусідів.
hours | 50 hours of battery; ten minutes charge five more. | 50 godzin pracy; dziesięć minut ładowania to pięć kolejnych. | 50 годин роботи; десять хвилин заряджання — ще п’ять.
fold | They fold flat into a case the size of a fist. | Składają się na płasko do etui wielkości pięści. | Складаються пласко у футляр завбільшки з кулак.
hifi | 40 mm drivers and a cable for lossless nights. | Przetworniki 40 mm i kabel na bezstratne wieczory. | Драйвери 40 мм і кабель для вечорів без втрат.
kids | Never louder than 85 dB, made for small heads. | Nigdy głośniej niż 85 dB, na małe głowy. | Ніколи не гучніше за 85 дБ, для малих голів.
`),
  models: `
Aria 300 | Aria | 79 | black white rose | hours fold | weight=190 g
Aria 500 ANC | Aria | 149>129 | graphite cream navy | anc hours fold | weight=235 g
Aria 900 ANC | Aria | 279 | black silver | anc hours hifi | weight=250 g
Aria Studio | Aria | 189 | black | hifi | weight=265 g
Tono On | Nordhus | 119 | sand sage | hours | weight=180 g
Tono Over | Nordhus | 199 | sand grey | anc hifi | weight=240 g
Bimbo Kids | Aria | 29.90 | coral sky mint | kids fold | weight=130 g
`,
}

const earbuds: Family = {
  id: 'earbuds',
  category: 'headphones',
  drawing: 'earbuds',
  title: local('{} earbuds', 'Słuchawki douszne {}', 'Бездротові вкладиші {}'),
  intro: local(
    'Small, tight and ready when the lid opens.',
    'Małe, pewne w uchu, gotowe po otwarciu wieczka.',
    'Малі, щільні й готові, щойно відкрити кришку.',
  ),
  features: localTable(`
anc | Noise cancelling that lets announcements through. | Redukcja hałasu, która przepuszcza komunikaty. | Шумозаглушення, що пропускає оголошення.
sport | Hooks and sweat proofing for long runs. | Zaczepy i odporność na pot na długie biegi. | Гачки й захист від поту для довгих пробіжок.
hours | Eight hours, and three charges more in the case. | Osiem godzin i jeszcze trzy ładowania w etui. | Вісім годин і ще три заряди у футлярі.
call | Three microphones, so calls work in the wind. | Trzy mikrofony: rozmowy także na wietrze. | Три мікрофони: дзвінки навіть на вітрі.
`),
  models: `
Aria Bud | Aria | 49 | white black | hours | battery=32 h
Aria Bud ANC | Aria | 99>84 | white graphite lilac | anc hours call | battery=30 h
Aria Bud Run | Aria | 79 | orange black | sport hours | battery=34 h
Tono Bud | Nordhus | 129 | sand sage | anc call | battery=28 h
Linea Air | Linea | 29.90 | white | hours | battery=20 h
Tempo Ear | Tempo | 69 | yellow teal! | sport call | battery=24 h
`,
}

const speakers: Family = {
  id: 'speaker',
  category: 'speakers',
  drawing: 'speaker',
  title: local('{} speaker', 'Głośnik {}', 'Колонка {}'),
  intro: local(
    'More sound than its size promises.',
    'Więcej dźwięku, niż obiecuje rozmiar.',
    'Більше звуку, ніж обіцяє розмір.',
  ),
  features: localTable(`
rain | Floats, and plays on after the rain. | Pływa i gra dalej po deszczu. | Не тоне й грає далі після дощу.
pair | Two of them make stereo. | Dwie sztuki to stereo. | Дві разом — стерео.
home | Joins the others over Wi-Fi, one song in every room. | Łączy się z innymi przez Wi-Fi: jedna piosenka w każdym pokoju. | Єднається з іншими через Wi-Fi: одна пісня в кожній кімнаті.
day | 24 hours of battery. | 24 godziny pracy. | 24 години роботи.
`),
  models: `
Sasso | Aria | 59 | graphite coral sky | rain pair | power=12 W
Sasso Grande | Aria | 129 | graphite teal | rain pair day | power=40 W
Tono One | Nordhus | 179 | sand grey | home pair | power=50 W
Tono Max | Nordhus | 349>299 | grey | home | power=120 W
Linea Cube | Linea | 34.90 | black yellow | pair | power=8 W
Festa | Aria | 219 | black! | day rain | power=100 W
`,
}

const mounts: Family = {
  id: 'tv-mount',
  category: 'mounts',
  drawing: 'mount',
  title: local('{} TV mount', 'Uchwyt do telewizora {}', 'Кріплення для телевізора {}'),
  intro: local(
    'Steel, screws for every wall, and a paper template that saves an hour.',
    'Stal, kołki do każdej ściany i papierowy szablon, który oszczędza godzinę.',
    'Сталь, кріплення для будь-якої стіни й паперовий шаблон, що зберігає годину.',
  ),
  features: localTable(`
flat | Two centimetres from the wall. | Dwa centymetry od ściany. | Два сантиметри від стіни.
arm | The arm turns the screen into the kitchen. | Ramię obraca ekran w stronę kuchni. | Плече повертає екран на кухню.
tilt | Tilts fifteen degrees against reflections. | Pochyla się o piętnaście stopni przeciw odblaskom. | Нахил п’ятнадцять градусів проти відблисків.
`),
  models: `
Fix 55 | Nordhus | 24.90 | black | flat | screen=32-55 "
Fix 77 | Nordhus | 39.90 | black | flat tilt | screen=50-77 "
Arm 55 | Nordhus | 59 | black white | arm tilt | screen=32-55 "
Arm 77 | Nordhus | 99>85 | black | arm | screen=50-77 "
`,
}

const cables: Family = {
  id: 'hdmi-cable',
  category: 'mounts',
  drawing: 'cable',
  title: local('{} HDMI 2.1 cable', 'Kabel HDMI 2.1 {}', 'Кабель HDMI 2.1 {}'),
  intro: local(
    'One cable for 4K at 120 Hz, with plugs that hold.',
    'Jeden kabel do 4K 120 Hz, z wtykami, które trzymają.',
    'Один кабель для 4K 120 Гц, зі штекерами, що тримаються.',
  ),
  features: localTable(`
braid | Braided jacket, does not kink. | Oplot, który się nie łamie. | Обплетення, що не заламується.
slim | As thin as a pencil lead where it bends. | W zgięciu cienki jak grafit ołówka. | У згині тонкий, мов грифель олівця.
`),
  models: `
Link 1 m | Linea | 12.90 | black | braid | length=1 m
Link 2 m | Linea | 15.90 | black white | braid | length=2 m
Link 5 m | Linea | 29.90>24.90 | black | slim braid | length=5 m
`,
}

export const tvAudio: readonly Family[] = [tvs, soundbars, headphones, earbuds, speakers, mounts, cables]
