import { localTable } from './local.ts'
import type { Local } from './local.ts'

/** How the shop names an attribute; the feed's column keeps the key. */
export const attributeNames: ReadonlyMap<string, Local> = localTable(`
battery    | Battery     | Bateria         | Батарея
caffeine   | Caffeine    | Kofeina         | Кофеїн
capacity   | Capacity    | Pojemność       | Місткість
collection | Collection  | Kolekcja        | Колекція
connection | Connection  | Łączność        | Підключення
diameter   | Diameter    | Średnica        | Діаметр
dose       | Per dose    | W porcji        | У порції
drop       | Drop        | Drop            | Перепад
fabric     | Fabric      | Materiał        | Тканина
fits       | Fits        | Pasuje do       | Підходить до
height     | Height      | Wysokość        | Висота
intensity  | Intensity   | Moc             | Міцність
length     | Length      | Długość         | Довжина
material   | Material    | Materiał        | Матеріал
metal      | Metal       | Metal           | Метал
modes      | Modes       | Tryby           | Режими
origin     | Origin      | Pochodzenie     | Походження
pairs      | Pairs       | Pary            | Пари
pieces     | Pieces      | Sztuk           | Штук
power      | Power       | Moc             | Потужність
pressure   | Pressure    | Ciśnienie       | Тиск
protein    | Protein     | Białko          | Білок
resolution | Resolution  | Rozdzielczość   | Роздільність
roast      | Roast       | Palenie         | Обсмаження
screen     | Screen      | Ekran           | Екран
stone      | Stone       | Kamień          | Камінь
storage    | Storage     | Pamięć          | Пам’ять
support    | Support     | Wsparcie        | Підтримка
surface    | Surface     | Nawierzchnia    | Поверхня
tank       | Water tank  | Zbiornik wody   | Бак для води
thickness  | Thickness   | Grubość         | Товщина
volume     | Volume      | Pojemność       | Об’єм
weight     | Weight      | Waga            | Вага
width      | Width       | Szerokość       | Ширина
color      | Colour      | Kolor           | Колір
size       | Size        | Rozmiar         | Розмір
pack       | Pack        | Opakowanie      | Упаковка
flavour    | Flavour     | Smak            | Смак
brand      | Brand       | Marka           | Бренд
`)

/** Values that are words; numbers and names read the same everywhere. */
const values = localTable(`
dark                | dark                | ciemne                   | темне
medium              | medium              | średnie                  | середнє
light               | light               | jasne                    | світле
high                | high                | wysokie                  | високе
trail               | trail               | teren                    | стежка
road                | road                | asfalt                   | асфальт
polyester           | polyester           | poliester                | поліестер
polyamide           | polyamide           | poliamid                 | поліамід
merino              | merino wool         | wełna merino             | вовна мериноса
cotton              | cotton              | bawełna                  | бавовна
recycled polyester  | recycled polyester  | poliester z recyklingu   | перероблений поліестер
recycled cotton     | recycled cotton     | bawełna z recyklingu     | перероблена бавовна
iron                | iron                | żeliwo                   | чавун
iron, vinyl         | iron, vinyl         | żeliwo, winyl            | чавун, вініл
Brazil              | Brazil              | Brazylia                 | Бразилія
Brazil, India       | Brazil, India       | Brazylia, Indie          | Бразилія, Індія
Brazil, Vietnam     | Brazil, Vietnam     | Brazylia, Wietnam        | Бразилія, В’єтнам
Ethiopia            | Ethiopia            | Etiopia                  | Ефіопія
Peru, Ethiopia      | Peru, Ethiopia      | Peru, Etiopia            | Перу, Ефіопія
Colombia            | Colombia            | Kolumbia                 | Колумбія
Indonesia           | Indonesia           | Indonezja                | Індонезія
Kenya               | Kenya               | Kenia                    | Кенія
Mexico              | Mexico              | Meksyk                   | Мексика
`)

const units = localTable(`
W    | W    | W   | Вт
l    | l    | l   | л
ml   | ml   | ml  | мл
g    | g    | g   | г
kg   | kg   | kg  | кг
mg   | mg   | mg  | мг
µg   | µg   | µg  | мкг
cm   | cm   | cm  | см
mm   | mm   | mm  | мм
m    | m    | m   | м
h    | h    | godz. | год
min  | min  | min | хв
days | days | dni | днів
bar  | bar  | bar | бар
GB   | GB   | GB  | ГБ
TB   | TB   | TB  | ТБ
"    | in   | cali | дюймів
GHz  | GHz  | GHz | ГГц
`)

/** "1.7 l" reads "1,7 l" in Polish and "1,7 л" in Ukrainian. */
export function attributeText(value: string): Local {
  const word = values.get(value)
  if (word !== undefined) return word
  const [, number, unit] = /^([\d.-]+) (\S+)$/.exec(value) ?? []
  const words = unit === undefined ? undefined : units.get(unit)
  if (number === undefined || words === undefined) return { en: value, pl: value, uk: value }
  const comma = number.replace('.', ',')
  return { en: `${number} ${words.en}`, pl: `${comma} ${words.pl}`, uk: `${comma} ${words.uk}` }
}
