import { local, localTable } from '../local.ts'
import type { Family } from '../family.ts'

const consoles: Family = {
  id: 'console',
  category: 'consoles',
  drawing: 'console',
  title: local('{} games console', 'Konsola do gier {}', 'Ігрова консоль {}'),
  intro: local(
    'Plug it in, sign in once and play: everything you own is there in minutes.',
    'Podłącz, zaloguj się raz i graj: wszystko, co masz, jest gotowe w kilka minut.',
    'Під’єднайте, увійдіть один раз і грайте: усе ваше готове за кілька хвилин.',
  ),
  features: localTable(`
4k | 4K at 120 frames, with ray tracing where the game has it. | 4K i 120 klatek, ze śledzeniem promieni tam, gdzie gra je ma. | 4K і 120 кадрів, із трасуванням променів, де гра його має.
ssd | The drive loads a level before the music starts. | Dysk wczytuje poziom, zanim zagra muzyka. | Накопичувач завантажує рівень раніше, ніж заграє музика.
disc | Takes discs, and plays films from them too. | Czyta płyty, także z filmami. | Читає диски, зокрема з фільмами.
digital | No disc slot: smaller, quieter, cheaper. | Bez napędu: mniejsza, cichsza, tańsza. | Без дисковода: менша, тихіша, дешевша.
hand | Play on the 7-inch screen or on the TV. | Graj na 7-calowym ekranie lub na telewizorze. | Грайте на 7-дюймовому екрані або на телевізорі.
`),
  models: `
Pulse X | Pulse | 499 | white black | 4k ssd disc | storage=1 TB
Pulse X Digital | Pulse | 429>399 | white | 4k ssd digital | storage=1 TB
Pulse S | Pulse | 279 | graphite | ssd digital | storage=512 GB
Orbit One | Orbit | 469 | black | 4k ssd | storage=1 TB
Orbit Pocket | Orbit | 329 | coral teal black! | hand ssd | storage=256 GB; draw=handheld
Orbit Pocket Lite | Orbit | 219 | yellow mint | hand | storage=128 GB; draw=handheld
`,
}

const gamepads: Family = {
  id: 'gamepad',
  category: 'gamepads',
  drawing: 'gamepad',
  title: local('{} gamepad', 'Pad {}', 'Геймпад {}'),
  intro: local(
    'A pad that disappears in the hand: even weight, short triggers, sticks that return to the middle.',
    'Pad, o którym zapominasz: wyważony, z krótkimi spustami i gałkami, które wracają na środek.',
    'Геймпад, якого не помічаєш: урівноважений, короткі тригери, стіки точно вертаються в центр.',
  ),
  features: localTable(`
hall | Hall-effect sticks do not drift. | Gałki Halla nie dryfują. | Стіки на ефекті Холла не дрейфують.
battery | 40 hours on one charge, full in two. | 40 godzin na jednym ładowaniu, pełny w dwie. | 40 годин на одному заряді, повний за дві.
paddles | Four paddles at the back, mapped as you like. | Cztery łopatki z tyłu, przypisane, jak chcesz. | Чотири пелюстки ззаду з вашими призначеннями.
wire | A three-metre cable: no lag, nothing to charge. | Kabel trzy metry: bez opóźnień i ładowania. | Кабель три метри: без затримки й заряджання.
grip | Rubber grips and soft vibration. | Gumowane uchwyty i miękkie wibracje. | Гумові накладки й м’яка вібрація.
`),
  models: `
Pulse | Pulse | 64>54 | graphite white red | battery grip | connection=Bluetooth
Pulse Pro | Pulse | 139 | black white | hall paddles battery | connection=Bluetooth, USB-C
Pulse Wired | Pulse | 34.90 | black | wire grip | connection=USB-C
Pulse Neo | Pulse | 69 | violet coral teal | battery grip | connection=Bluetooth
Orbit Pad | Orbit | 59 | black navy | battery | connection=Bluetooth
Orbit Pad Elite | Orbit | 149>129 | graphite | hall paddles grip | connection=Bluetooth, USB-C
Orbit Mini | Orbit | 29.90 | mint yellow | grip | connection=Bluetooth
Arcade Stick | Orbit | 119 | red! | wire | connection=USB-C; draw=arcade
`,
}

const headsets: Family = {
  id: 'vr-headset',
  category: 'vr-headsets',
  drawing: 'vrHeadset',
  title: local('{} VR headset', 'Gogle VR {}', 'VR-шолом {}'),
  intro: local(
    'Step into the game: a wide view, sharp to the edge, and no cable to trip over.',
    'Wejdź do gry: szerokie pole widzenia, ostre po brzegi, i żadnego kabla pod nogami.',
    'Увійдіть у гру: широкий огляд, різкий до країв, і жодного кабелю під ногами.',
  ),
  features: localTable(`
pancake | Pancake lenses make it thinner and 90 g lighter. | Soczewki pancake: cieńsze i o 90 g lżejsze gogle. | Лінзи pancake: тонший і на 90 г легший.
4k | 2160 × 2160 pixels for each eye at 120 Hz. | 2160 × 2160 pikseli na oko przy 120 Hz. | 2160 × 2160 пікселів на око, 120 Гц.
room | Four cameras see your room and your hands. | Cztery kamery widzą pokój i dłonie. | Чотири камери бачать кімнату й руки.
pc | One cable turns it into a PC headset. | Jeden kabel i działa z komputerem. | Один кабель — і працює з комп’ютером.
soft | The soft strap spreads the weight, glasses fit under it. | Miękki pasek rozkłada ciężar, okulary mieszczą się pod spodem. | М’який ремінь розподіляє вагу, окуляри вміщаються.
`),
  models: `
Vista 2 | Vista | 399 | white graphite | room soft | storage=128 GB; weight=510 g
Vista 2 Plus | Vista | 479 | white | room soft pancake | storage=256 GB; weight=480 g
Vista Pro | Vista | 899>799 | black | pancake 4k room | storage=512 GB; weight=460 g
Pulse VR | Pulse | 549 | white black | 4k soft | weight=560 g
Orbit Sight | Orbit | 349 | navy | pc soft | weight=540 g
Orbit Sight Air | Orbit | 429 | sky! | pancake pc | weight=390 g
`,
}

const controllers: Family = {
  id: 'vr-controller',
  category: 'vr-controllers',
  drawing: 'vrController',
  title: local('{} VR controllers', 'Kontrolery VR {}', 'VR-контролери {}'),
  intro: local(
    'A pair, left and right, that feels what you touch.',
    'Para, lewy i prawy, która czuje to, czego dotykasz.',
    'Пара, лівий і правий, що відчуває ваші дотики.',
  ),
  features: localTable(`
ring | The tracking ring holds when hands cross. | Pierścień śledzący nie gubi dłoni, gdy się krzyżują. | Кільце трекінгу не губить рук, що перехрещуються.
finger | Senses every finger separately. | Rozpoznaje każdy palec osobno. | Розпізнає кожен палець окремо.
charge | Charges on the dock that comes with it. | Ładuje się na stacji z zestawu. | Заряджається на док-станції з комплекту.
strap | Knuckle straps let you throw for real. | Paski na kostki pozwalają naprawdę rzucać. | Ремінці на кисті дають змогу справді кидати.
`),
  models: `
Vista Touch | Vista | 119 | white graphite | ring strap | battery=30 h
Vista Touch Pro | Vista | 249>219 | black | finger charge | battery=20 h
Pulse Sense | Pulse | 149 | white | ring finger | battery=12 h
Orbit Grip | Orbit | 99 | navy | strap ring | battery=25 h
Orbit Grip Single / Orbit Grip, sztuka / Orbit Grip, один | Orbit | 54 | navy | ring | battery=25 h
`,
}

const gamingHeadsets: Family = {
  id: 'gaming-headset',
  category: 'gaming-headsets',
  drawing: 'headset',
  title: local('{} gaming headset', 'Słuchawki dla graczy {}', 'Ігрова гарнітура {}'),
  intro: local(
    'Hear where the steps come from, and be heard without the fan.',
    'Słyszysz, skąd dochodzą kroki, a inni słyszą ciebie, nie wentylator.',
    'Чути, звідки кроки, а інші чують вас, а не вентилятор.',
  ),
  features: localTable(`
mic | The microphone swings up to mute. | Mikrofon wycisza się po podniesieniu. | Мікрофон вимикається, коли його підняти.
air | 2.4 GHz without delay, Bluetooth for calls. | 2,4 GHz bez opóźnień, Bluetooth do rozmów. | 2,4 ГГц без затримки, Bluetooth для дзвінків.
foam | Cool fabric pads for long evenings. | Przewiewne poduszki na długie wieczory. | Прохолодні тканинні амбушюри на довгі вечори.
surround | Surround sound tuned for shooters. | Dźwięk przestrzenny strojony pod strzelanki. | Просторовий звук для шутерів.
`),
  models: `
Pulse Ear | Pulse | 79 | white black | mic foam | connection=USB-C
Pulse Ear Air | Pulse | 129>109 | graphite violet | mic air foam | connection=2.4 GHz
Orbit Call | Orbit | 49 | black | mic | connection=3.5 mm
Orbit Call Pro | Orbit | 169 | navy | air surround foam | connection=2.4 GHz
Aria Game | Aria | 99 | red | mic surround | connection=USB-C
`,
}

const docks: Family = {
  id: 'dock',
  category: 'docks',
  drawing: 'dock',
  title: local('{}', '{}', '{}'),
  intro: local(
    'A tidy place for the things you play with.',
    'Porządne miejsce na rzeczy, którymi grasz.',
    'Охайне місце для речей, якими граєте.',
  ),
  features: localTable(`
two | Charges two pads in three hours. | Ładuje dwa pady w trzy godziny. | Заряджає два геймпади за три години.
vr | Holds the headset and charges both controllers. | Trzyma gogle i ładuje oba kontrolery. | Тримає шолом і заряджає обидва контролери.
led | A small light tells when it is full. | Mała dioda mówi, że już pełne. | Маленький індикатор каже, що заряд повний.
`),
  models: `
Pulse charging dock / Stacja ładująca Pulse / Зарядна станція Pulse | Pulse | 29.90 | black white | two led |
Orbit charging dock / Stacja ładująca Orbit / Зарядна станція Orbit | Orbit | 26.90 | navy | two |
VR stand Vista / Podstawka VR Vista / Підставка VR Vista | Vista | 49>39 | white | vr led |
`,
}

export const gaming: readonly Family[] = [consoles, gamepads, headsets, controllers, gamingHeadsets, docks]
