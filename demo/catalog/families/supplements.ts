import { local, localTable } from '../local.ts'
import type { Family, Pack } from '../family.ts'

const capsulePacks: readonly Pack[] = [
  { id: '60', name: local('60 capsules', '60 kapsułek', '60 капсул'), times: 1 },
  { id: '90', name: local('90 capsules', '90 kapsułek', '90 капсул'), times: 1.4 },
  { id: '180', name: local('180 capsules', '180 kapsułek', '180 капсул'), times: 2.5 },
]
const powderPacks: readonly Pack[] = [
  { id: '500', name: local('500 g', '500 g', '500 г'), times: 1 },
  { id: '1000', name: local('1 kg', '1 kg', '1 кг'), times: 1.8 },
  { id: '2500', name: local('2.5 kg', '2,5 kg', '2,5 кг'), times: 4 },
]
const small: readonly Pack[] = [
  { id: '300', name: local('300 g', '300 g', '300 г'), times: 1 },
  { id: '600', name: local('600 g', '600 g', '600 г'), times: 1.8 },
]
const sachets: readonly Pack[] = [
  { id: '10', name: local('10 sachets', '10 saszetek', '10 саше'), times: 1 },
  { id: '30', name: local('30 sachets', '30 saszetek', '30 саше'), times: 2.7 },
]
const barPacks: readonly Pack[] = [
  { id: '1', name: local('1 bar', '1 baton', '1 батончик'), times: 1 },
  { id: '12', name: local('Box of 12', '12 sztuk', '12 штук'), times: 10.5 },
]

const plain = local('{}', '{}', '{}')

const vitamins: Family = {
  id: 'vitamin',
  category: 'vitamins',
  drawing: 'pillBottle',
  title: plain,
  intro: local(
    'One capsule a day with a meal. Tested in an independent laboratory, batch by batch.',
    'Jedna kapsułka dziennie do posiłku. Każda partia badana w niezależnym laboratorium.',
    'Одна капсула на день під час їди. Кожну партію перевіряє незалежна лабораторія.',
  ),
  features: localTable(`
immune | Supports the immune system from autumn to spring. | Wspiera odporność od jesieni do wiosny. | Підтримує імунітет від осені до весни.
energy | Helps against tiredness. | Pomaga zmniejszyć zmęczenie. | Допомагає зменшити втому.
bones | Keeps bones and teeth strong. | Dba o mocne kości i zęby. | Дбає про міцні кістки й зуби.
skin | For skin, hair and nails. | Na skórę, włosy i paznokcie. | Для шкіри, волосся й нігтів.
vegan | Vegan capsule, no titanium dioxide. | Kapsułka wegańska, bez dwutlenku tytanu. | Веганська капсула, без діоксиду титану.
oil | In olive oil, so that the body takes it up. | W oliwie z oliwek, by organizm ją przyswoił. | В оливковій олії, щоб організм засвоїв.
`),
  models: `
Vitamin D3 2000 IU / Witamina D3 2000 IU / Вітамін D3 2000 МО | Vita Nord | 9.90 | yellow+cream | immune bones oil | dose=50 µg
Vitamin D3 4000 IU / Witamina D3 4000 IU / Вітамін D3 4000 МО | Vita Nord | 12.90 | orange+cream | immune bones oil | dose=100 µg
Vitamin D3 + K2 / Witamina D3 + K2 / Вітамін D3 + K2 | Vita Nord | 15.90 | yellow+green | bones oil | dose=50 µg
Vitamin C 1000 / Witamina C 1000 / Вітамін C 1000 | Vita Nord | 8.90 | orange+white | immune vegan | dose=1000 mg
Vitamin C Buffered / Witamina C buforowana / Вітамін C буферний | Purea | 11.90 | yellow+white | immune vegan | dose=500 mg
Vitamin B12 / Witamina B12 / Вітамін B12 | Vita Nord | 10.90 | red+white | energy vegan | dose=500 µg
B Complex / B Complex / Комплекс B | Vita Nord | 12.50>9.90 | coral+white | energy vegan | dose=8
Vitamin E / Witamina E / Вітамін E | Purea | 11.50 | olive+cream | skin oil | dose=134 mg
Vitamin A + E / Witamina A + E / Вітамін A + E | Purea | 10.50 | terracotta+cream | skin oil | dose=800 µg
Multi Women / Multi dla kobiet / Мульти для жінок | Purea | 18.90 | rose+white | energy skin vegan | dose=22
Multi Men / Multi dla mężczyzn / Мульти для чоловіків | Purea | 18.90 | blue+white | energy vegan | dose=22
Multi 50+ / Multi 50+ / Мульти 50+ | Purea | 19.90 | plum+white | energy bones | dose=24
Biotin 5000 / Biotyna 5000 / Біотин 5000 | Purea | 13.90 | lilac+white | skin vegan | dose=5000 µg
Folate / Folian / Фолат | Vita Nord | 9.50! | green+white | energy vegan | dose=400 µg
`,
  packs: capsulePacks,
}

const minerals: Family = {
  ...vitamins,
  id: 'mineral',
  category: 'minerals',
  intro: local(
    'A mineral in the form the body knows, without fillers.',
    'Minerał w formie, którą organizm zna, bez wypełniaczy.',
    'Мінерал у формі, яку організм знає, без наповнювачів.',
  ),
  features: localTable(`
muscle | For muscles and calm nerves, best in the evening. | Dla mięśni i spokojnych nerwów, najlepiej wieczorem. | Для м’язів і спокійних нервів, найкраще ввечері.
sleep | Helps you fall asleep. | Ułatwia zasypianie. | Допомагає заснути.
immune | Supports the immune system. | Wspiera odporność. | Підтримує імунітет.
blood | Helps form red blood cells. | Pomaga tworzyć czerwone krwinki. | Допомагає утворювати еритроцити.
gentle | Gentle on an empty stomach. | Łagodny na pusty żołądek. | Лагідний до порожнього шлунка.
vegan | Vegan capsule. | Kapsułka wegańska. | Веганська капсула.
`),
  models: `
Magnesium 400 / Magnez 400 / Магній 400 | Vita Nord | 11.90 | terracotta+cream | muscle gentle | dose=400 mg
Magnesium Bisglycinate / Magnez diglicynian / Магній бісгліцинат | Purea | 16.90 | violet+white | muscle sleep gentle | dose=300 mg
Magnesium + B6 / Magnez + B6 / Магній + B6 | Vita Nord | 12.90>10.90 | coral+cream | muscle vegan | dose=300 mg
Zinc Picolinate / Cynk pikolinian / Цинк піколінат | Vita Nord | 9.50 | grey+white | immune vegan | dose=25 mg
Zinc + Selenium / Cynk + selen / Цинк + селен | Purea | 11.50 | teal+white | immune vegan | dose=15 mg
Iron Gentle / Żelazo łagodne / Залізо м’яке | Vita Nord | 12.50 | red+white | blood gentle | dose=20 mg
Calcium + D3 / Wapń + D3 / Кальцій + D3 | Vita Nord | 13.50 | sky+white | muscle gentle | dose=500 mg
Potassium / Potas / Калій | Purea | 10.90 | yellow+white | muscle vegan | dose=300 mg
Iodine / Jod / Йод | Purea | 8.90 | navy+white | gentle vegan | dose=150 µg
Electrolyte caps / Elektrolity w kapsułkach / Електроліти в капсулах | Tempo | 14.90 | sky+yellow | muscle vegan | dose=6
`,
}

const protein: Family = {
  id: 'protein',
  category: 'protein',
  drawing: 'tub',
  title: local('{} protein', 'Białko {}', 'Протеїн {}'),
  intro: local(
    'Mixes smooth with a spoon and tastes of what the label says.',
    'Rozpuszcza się łyżeczką i smakuje tak, jak mówi etykieta.',
    'Розмішується ложкою й смакує так, як сказано на етикетці.',
  ),
  features: localTable(`
whey | 24 g of whey protein in a scoop. | 24 g białka serwatkowego w miarce. | 24 г сироваткового протеїну в мірній ложці.
isolate | Isolate: hardly any sugar, hardly any fat. | Izolat: prawie bez cukru i tłuszczu. | Ізолят: майже без цукру й жиру.
plant | Pea and rice, every amino acid, no milk. | Groch i ryż, wszystkie aminokwasy, bez mleka. | Горох і рис, усі амінокислоти, без молока.
night | Casein that feeds muscles through the night. | Kazeina, która odżywia mięśnie przez noc. | Казеїн, що живить м’язи всю ніч.
clear | Clear and fruity like a lemonade. | Przejrzyste i owocowe jak lemoniada. | Прозорий і фруктовий, як лимонад.
`),
  models: `
Whey Chocolate / serwatkowe czekolada / сироватковий, шоколад | Tempo | 17.90 | brown+orange | whey | protein=24 g
Whey Vanilla / serwatkowe wanilia / сироватковий, ваніль | Tempo | 17.90>14.90 | cream+yellow | whey | protein=24 g
Whey Strawberry / serwatkowe truskawka / сироватковий, полуниця | Tempo | 17.90 | rose+red | whey | protein=23 g
Whey Coffee / serwatkowe kawa / сироватковий, кава | Tempo | 18.90 | black+copper | whey | protein=23 g
Isolate Vanilla / izolat wanilia / ізолят, ваніль | Tempo | 23.90 | sand+white | isolate | protein=27 g
Isolate Salted Caramel / izolat słony karmel / ізолят, солона карамель | Tempo | 23.90 | copper+cream | isolate | protein=26 g
Plant Cocoa / roślinne kakao / рослинний, какао | Purea | 19.90 | green+brown | plant | protein=21 g
Plant Berry / roślinne jagoda / рослинний, ягоди | Purea | 19.90 | plum+green | plant | protein=20 g
Casein Night / kazeina na noc / казеїн на ніч | Tempo | 21.90 | navy+lilac | night | protein=25 g
Clear Lemon / clear cytryna / clear, лимон | Tempo | 22.90! | yellow+mint | clear isolate | protein=20 g
`,
  packs: powderPacks,
}

const performance: Family = {
  id: 'performance',
  category: 'performance',
  drawing: 'tub',
  title: plain,
  intro: local(
    'For training days: what it contains stands on the front, in grams.',
    'Na dni treningowe: skład stoi z przodu, w gramach.',
    'Для днів тренувань: склад спереду, у грамах.',
  ),
  features: localTable(`
strength | Three grams a day for strength in short, hard sets. | Trzy gramy dziennie na siłę w krótkich, ciężkich seriach. | Три грами на день для сили в коротких важких підходах.
focus | Caffeine from green tea, 160 mg a scoop. | Kofeina z zielonej herbaty, 160 mg w miarce. | Кофеїн із зеленого чаю, 160 мг у ложці.
salts | Sodium, potassium and magnesium for hot runs. | Sód, potas i magnez na gorące biegi. | Натрій, калій і магній для спекотних пробіжок.
recover | Take it after the session, with water. | Po treningu, z wodą. | Після тренування, з водою.
carbs | Two sources of carbohydrate, easy on the stomach. | Dwa źródła węglowodanów, łagodne dla żołądka. | Два джерела вуглеводів, легко для шлунка.
`),
  models: `
Creatine Monohydrate / Kreatyna monohydrat / Креатин моногідрат | Tempo | 16.90 | white+red | strength | dose=3 g
Creatine Lemon / Kreatyna cytrynowa / Креатин лимонний | Tempo | 18.90 | yellow+white | strength | dose=3 g
Pre-workout Berry / Przedtreningówka jagoda / Передтренувальний, ягоди | Tempo | 22.90>18.90 | violet+coral | focus strength | caffeine=160 mg
Pre-workout Citrus / Przedtreningówka cytrus / Передтренувальний, цитрус | Tempo | 22.90 | orange+teal | focus strength | caffeine=160 mg
BCAA 2:1:1 / BCAA 2:1:1 / BCAA 2:1:1 | Tempo | 19.90 | blue+sky | recover | dose=7 g
EAA Peach / EAA brzoskwinia / EAA персик | Tempo | 21.90 | terracotta+cream | recover | dose=8 g
Glutamine / Glutamina / Глютамін | Tempo | 17.50 | grey+white | recover | dose=5 g
Carbo Loader / Węglowodany Loader / Вуглеводи Loader | Tempo | 12.90 | sand+orange | carbs | dose=60 g
`,
  packs: small,
}

const drinks: Family = {
  ...performance,
  id: 'drink',
  drawing: 'sachets',
  models: `
Electrolytes Lemon / Elektrolity cytryna / Електроліти, лимон | Tempo | 7.90 | yellow+mint | salts | dose=6 g
Electrolytes Orange / Elektrolity pomarańcza / Електроліти, апельсин | Tempo | 7.90 | orange+white | salts | dose=6 g
Electrolytes Neutral / Elektrolity bez smaku / Електроліти без смаку | Purea | 8.50 | sky+white | salts | dose=5 g
Energy gel Berry / Żel energetyczny jagoda / Енергетичний гель, ягоди | Tempo | 17.90 | plum+rose | carbs salts | caffeine=0 mg
Energy gel Cola / Żel energetyczny cola / Енергетичний гель, кола | Tempo | 18.90 | brown+red | carbs focus | caffeine=80 mg
`,
  packs: sachets,
}

const bars: Family = {
  ...performance,
  id: 'bar',
  category: 'protein',
  drawing: 'bar',
  intro: local(
    'A bar that stays soft in the cold and whole in the pocket.',
    'Baton, który jest miękki na mrozie i cały w kieszeni.',
    'Батончик, м’який на морозі й цілий у кишені.',
  ),
  features: localTable(`
protein | 20 g of protein, 2 g of sugar. | 20 g białka, 2 g cukru. | 20 г білка, 2 г цукру.
oat | Oats, dates and nuts, nothing else. | Owies, daktyle i orzechy, nic więcej. | Овес, фініки й горіхи, більше нічого.
`),
  models: `
Protein bar Peanut / Baton proteinowy orzech / Протеїновий батончик, арахіс | Tempo | 2.60 | copper+yellow | protein | protein=20 g
Protein bar Cookie / Baton proteinowy ciastko / Протеїновий батончик, печиво | Tempo | 2.60 | brown+cream | protein | protein=20 g
Protein bar Coconut / Baton proteinowy kokos / Протеїновий батончик, кокос | Tempo | 2.60 | sky+white | protein | protein=20 g
Oat bar Apple / Baton owsiany jabłko / Вівсяний батончик, яблуко | Purea | 1.90>1.50 | green+sand | oat | protein=5 g
Oat bar Cocoa / Baton owsiany kakao / Вівсяний батончик, какао | Purea | 1.90 | terracotta+brown | oat | protein=6 g
`,
  packs: barPacks,
}

const gummies: Family = {
  ...vitamins,
  id: 'gummies',
  drawing: 'jar',
  intro: local(
    'Two soft gummies a day, without sugar, with fruit pectin.',
    'Dwie miękkie żelki dziennie, bez cukru, na pektynie z owoców.',
    'Два м’які желе на день, без цукру, на фруктовому пектині.',
  ),
  models: `
Multi gummies Kids / Żelki multi dla dzieci / Желейні мультивітаміни для дітей | Purea | 14.90 | coral+yellow | immune bones | dose=12
Vitamin C gummies / Żelki z witaminą C / Желе з вітаміном C | Purea | 11.90 | orange+white | immune vegan | dose=100 mg
Hair gummies / Żelki na włosy / Желе для волосся | Purea | 17.90>14.90 | rose+lilac | skin vegan | dose=300 µg
Vitamin D gummies / Żelki z witaminą D / Желе з вітаміном D | Purea | 12.90 | yellow+sky | immune bones | dose=1 mg
`,
}

const wellness: Family = {
  ...vitamins,
  id: 'wellness',
  category: 'wellness',
  intro: local(
    'Small daily help, with the amount of everything on the label.',
    'Małe codzienne wsparcie, z ilością każdego składnika na etykiecie.',
    'Невелика щоденна підтримка, кількість усього вказано на етикетці.',
  ),
  features: localTable(`
heart | EPA and DHA from small fish, for the heart. | EPA i DHA z małych ryb, dla serca. | EPA й DHA з дрібної риби, для серця.
algae | From algae: omega-3 without fish. | Z alg: omega-3 bez ryby. | З водоростей: омега-3 без риби.
skin | For elastic skin and quiet joints. | Dla elastycznej skóry i spokojnych stawów. | Для пружної шкіри й спокійних суглобів.
calm | Takes the edge off a long day. | Łagodzi trudy długiego dnia. | Пом’якшує довгий день.
sleep | Half an hour before bed. | Pół godziny przed snem. | За пів години до сну.
gut | Ten billion cultures of nine strains. | Dziesięć miliardów kultur, dziewięć szczepów. | Десять мільярдів культур, дев’ять штамів.
`),
  models: `
Omega-3 1000 / Omega-3 1000 / Омега-3 1000 | Vita Nord | 14.90 | yellow+sky | heart | dose=1000 mg
Omega-3 Forte / Omega-3 Forte / Омега-3 Форте | Vita Nord | 21.90>18.50 | orange+navy | heart | dose=1400 mg
Omega-3 Algae / Omega-3 z alg / Омега-3 з водоростей | Purea | 22.90 | green+teal | algae heart | dose=500 mg
Collagen Peptides / Kolagen / Колаген | Purea | 19.90 | rose+cream | skin | dose=10 g
Hyaluronic + C / Kwas hialuronowy + C / Гіалуронова кислота + C | Purea | 17.90 | lilac+white | skin | dose=150 mg
Ashwagandha / Ashwagandha / Ашваганда | Purea | 15.90 | olive+sand | calm | dose=600 mg
Melatonin / Melatonina / Мелатонін | Vita Nord | 8.90 | navy+violet | sleep | dose=1 mg
Lion’s Mane / Soplówka jeżowata / Їжовик гребінчастий | Purea | 24.90 | sand+brown | calm | dose=500 mg
Probiotic 9 / Probiotyk 9 / Пробіотик 9 | Vita Nord | 18.90 | mint+white | gut | dose=9
Turmeric + Pepper / Kurkuma + pieprz / Куркума + перець | Purea | 13.90 | yellow+brown | skin | dose=500 mg
Coenzyme Q10 / Koenzym Q10 / Коензим Q10 | Vita Nord | 19.50 | red+cream | heart | dose=100 mg
Milk Thistle / Ostropest / Розторопша | Purea | 11.90! | violet+green | gut | dose=300 mg
`,
}

export const supplements: readonly Family[] = [
  vitamins,
  minerals,
  protein,
  performance,
  drinks,
  bars,
  gummies,
  wellness,
]
