import { local, rows } from '../local.ts'
import type { Local } from '../local.ts'

/** A word as an attribute, and as it stands after "with": Polish and Ukrainian decline it. */
export interface Stuff {
  id: string
  name: Local
  /** after "with"; metals: after "of" */
  declined: Local
  hex: string
  /** euro added to a piece */
  price: number
  sentence: Local
}

const stuff = (text: string): ReadonlyMap<string, Stuff> =>
  new Map(
    rows(text).map(
      ([id = '', hex = '', price = '', en = '', pl = '', uk = '', plDeclined = '', ukDeclined = '', ...s]) => [
        id,
        {
          id,
          hex,
          price: Number(price),
          name: local(en, pl, uk),
          declined: local(en, plDeclined, ukDeclined),
          sentence: local(s[0] ?? '', s[1] ?? '', s[2] ?? ''),
        },
      ],
    ),
  )

export const metals = stuff(`
silver | #A9B4BA | 0   | silver 925    | srebro 925     | срібло 925      | srebra 925     | срібла 925      | Sterling silver, rhodium plated so that it stays bright. | Srebro próby 925, rodowane, by długo lśniło. | Срібло 925 проби, родоване, щоб довго сяяло.
gilded | #D3AE63 | 20  | gilded silver | srebro złocone | позолочене срібло | srebra złoconego | позолоченого срібла | Silver under one micron of 18 carat gold. | Srebro pokryte mikronem 18-karatowego złota. | Срібло під мікроном золота 18 карат.
gold   | #C9A25A | 190 | gold 585      | złoto 585      | золото 585      | złota 585      | золота 585      | Solid 14 carat gold, hallmarked. | Lite złoto 14-karatowe z próbą. | Суцільне золото 14 карат із пробою.
rose   | #D49A80 | 205 | rose gold 585 | różowe złoto 585 | рожеве золото 585 | różowego złota 585 | рожевого золота 585 | Rose gold, warm next to any skin. | Różowe złoto, ciepłe przy każdej cerze. | Рожеве золото, тепле до будь-якої шкіри.
`)

export const stones = stuff(`
none     | #FFFFFF | 0   | no stone     | bez kamienia     | без каменю       | | | Nothing but metal and light. | Tylko metal i światło. | Лише метал і світло.
topaz    | #7FA6C0 | 30  | blue topaz   | niebieski topaz  | блакитний топаз  | niebieskim topazem | блакитним топазом | The topaz is cut by hand, eight facets on the crown. | Topaz szlifowany ręcznie, osiem faset na koronie. | Топаз огранений вручну, вісім фасет на короні.
pearl    | #EFE9DF | 35  | pearl        | perła            | перлина          | perłą              | перлиною         | A freshwater pearl of 7 mm, no two alike. | Perła słodkowodna 7 mm, każda inna. | Прісноводна перлина 7 мм, двох однакових немає.
zirconia | #C3DDE8 | 12  | zirconia     | cyrkonia         | цирконій         | cyrkonią           | цирконієм        | The zirconia throws light like a star. | Cyrkonia rzuca światło jak gwiazda. | Цирконій розсипає світло, мов зірка.
amethyst | #8B6BB1 | 28  | amethyst     | ametyst          | аметист          | ametystem          | аметистом        | Amethyst, violet in the day and wine red by candle. | Ametyst: fiolet w dzień, wino przy świecy. | Аметист: фіалковий удень, винний при свічці.
garnet   | #8E2F3C | 26  | garnet       | granat           | гранат           | granatem           | гранатом         | A deep red garnet from Bohemia. | Ciemnoczerwony granat z Czech. | Темно-червоний гранат із Чехії.
emerald  | #2F7D5B | 140 | emerald      | szmaragd         | смарагд          | szmaragdem         | смарагдом        | A small emerald, green all the way through. | Mały szmaragd, zielony na wskroś. | Невеликий смарагд, зелений наскрізь.
diamond  | #CFE3EB | 260 | diamond      | brylant          | діамант          | brylantem          | діамантом        | A 0.05 carat diamond with its certificate. | Brylant 0,05 karata z certyfikatem. | Діамант 0,05 карата із сертифікатом.
amber    | #D08A2E | 22  | amber        | bursztyn         | бурштин          | bursztynem         | бурштином        | Baltic amber, forty million years old. | Bałtycki bursztyn sprzed czterdziestu milionów lat. | Балтійський бурштин віком сорок мільйонів років.
`)

export interface Collection {
  name: string
  metals: readonly string[]
  stones: readonly string[]
  /** share off the whole collection, 0 to 0.5 */
  off: number
  /** 0 to 1: which of the drawn shapes is its own */
  shape: number
  text: Local
}

export const collections: readonly Collection[] = rows(`
Halo    | silver gilded | topaz zirconia  | 0    | 0.1 | Halo: one stone in a ring of light. | Halo: jeden kamień w kręgu światła. | Halo: один камінь у колі світла.
Luna    | silver gold   | pearl none      | 0.2  | 0.3 | Luna follows the moon, from thin crescent to full. | Luna idzie za księżycem, od sierpa po pełnię. | Luna йде за місяцем, від серпика до повні.
Meadow  | gilded rose   | garnet emerald  | 0    | 0.6 | Meadow gathers leaves and buds from a June path. | Meadow zbiera liście i pąki z czerwcowej ścieżki. | Meadow збирає листя й пуп’янки з червневої стежки.
Tide    | silver        | topaz pearl none | 0   | 0.7 | Tide is drawn like a wave that comes back. | Tide ma linię fali, która wraca. | Tide має лінію хвилі, що повертається.
Linea   | gold gilded   | none diamond    | 0    | 0.9 | Linea: straight lines, nothing to add. | Linea: proste linie, niczego więcej. | Linea: прямі лінії, нічого зайвого.
Aurora  | silver rose   | amethyst zirconia | 0.15 | 0.8 | Aurora has the colours of a northern night. | Aurora ma kolory północnej nocy. | Aurora має барви північної ночі.
Fiore   | silver gilded | garnet amethyst | 0   | 0.65 | Fiore opens five petals around one stone. | Fiore otwiera pięć płatków wokół jednego kamienia. | Fiore розкриває п’ять пелюсток довкола одного каменя.
Baltica | silver gilded | amber none    | 0.3  | 0.2 | Baltica brings the Baltic shore to the city. | Baltica przynosi bałtycki brzeg do miasta. | Baltica приносить балтійський берег до міста.
`).map(([name = '', metalIds = '', stoneIds = '', off = '', shape = '', en = '', pl = '', uk = '']) => ({
  name,
  metals: metalIds.split(' '),
  stones: stoneIds.split(' '),
  off: Number(off),
  shape: Number(shape),
  text: local(en, pl, uk),
}))

export interface Piece {
  id: string
  category: string
  drawing: string
  price: number
  name: Local
  sizes: readonly string[]
  text: Local
}

export const pieces: readonly Piece[] = rows(`
pendant  | necklaces | pendant  | 54 | pendant     | Naszyjnik   | Підвіска  |             | On a fine chain, 42 to 47 cm. | Na cienkim łańcuszku, 42 do 47 cm. | На тонкому ланцюжку, 42–47 см.
ring     | rings     | ring     | 48 | ring        | Pierścionek | Каблучка  | 14 15 16 17 18 | Comfortable inside, thin outside. | Wygodny od środka, cienki na zewnątrz. | Зручна зсередини, тонка зовні.
studs    | earrings  | studs    | 39 | stud earrings | Kolczyki sztyfty | Сережки-пусети |   | Small enough to sleep in. | Tak małe, że można w nich spać. | Такі малі, що в них можна спати.
drops    | earrings  | drops    | 58 | drop earrings | Kolczyki wiszące | Сережки-підвіски |   | They move when you laugh. | Poruszają się, gdy się śmiejesz. | Рухаються, коли ви смієтеся.
bracelet | bracelets | bracelet | 46 | bracelet    | Bransoletka | Браслет   | 16 18 20    | With a clasp you can close by yourself. | Z zapięciem, które zamkniesz bez pomocy. | Із застібкою, яку закриєте самі.
`).map(([id = '', category = '', drawing = '', price = '', en = '', pl = '', uk = '', sizes = '', ...text]) => ({
  id,
  category,
  drawing,
  price: Number(price),
  name: local(en, pl, uk),
  sizes: sizes === '' ? [] : sizes.split(' '),
  text: local(text[0] ?? '', text[1] ?? '', text[2] ?? ''),
}))
